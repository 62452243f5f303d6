/// A line that says what was found.
package struct RowView: Equatable, Sendable {
  /// The label in front of it.
  package var label: String
  /// What was found, or why it could not be read.
  package var found: String
  /// How much it matters; nil when it is not marked.
  package var mark: ScreenView.Severity?

  package init(label: String, found: String, mark: ScreenView.Severity?) {
    self.label = label
    self.found = found
    self.mark = mark
  }
}
