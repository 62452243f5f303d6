/// One of several things to choose from.
package struct ListedItem: Equatable, Sendable, Codable {
  /// The value by which the choice is recorded.
  package var value: String
  /// The text that the person reads.
  package var label: String
  /// A second line that helps to distinguish it from the others.
  package var detail: String

  /// Describes a thing to choose.
  package init(value: String, label: String, detail: String = "") {
    self.value = value
    self.label = label
    self.detail = detail
  }
}
