/// The mark of a secret: its generation and origin, never its text.
package struct SecretMark: Codable, Equatable, Sendable {
  /// Rises each time another value is given.
  package var generation: Int
  /// Its origin: a person, an operation, a file or the sandbox.
  package var source: ValueSource

  package init(generation: Int, source: ValueSource) {
    self.generation = generation
    self.source = source
  }
}
