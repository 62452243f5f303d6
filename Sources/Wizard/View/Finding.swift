/// The finding of a check of one value.
package struct Finding: Equatable, Sendable, Codable {
  /// How much it matters.
  package var severity: ScreenView.Severity
  /// The finding in one sentence.
  package var text: String

  package init(_ severity: ScreenView.Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}
