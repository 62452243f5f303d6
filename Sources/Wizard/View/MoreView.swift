/// The line above the fields that a page folds away, because each has a preset or can stay empty.
package struct MoreView: Equatable, Sendable {
  /// The labels of the fields below it.
  package var labels: [String]
  /// Whether the fields are shown.
  package var isOpen: Bool

  package init(labels: [String], isOpen: Bool) {
    self.labels = labels
    self.isOpen = isOpen
  }
}
