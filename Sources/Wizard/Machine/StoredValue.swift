/// A value with its origin.
package struct StoredValue: Codable, Equatable, Sendable {
  /// The text, as the person or an operation gave it.
  package var text: String
  /// Its origin: a person, an operation, a file or the sandbox.
  package var source: ValueSource

  /// Pairs a value with its origin.
  package init(_ text: String, from source: ValueSource) {
    self.text = text
    self.source = source
  }
}
