/// One answer to a question.
package struct OptionView: Equatable, Sendable {
  /// The text that is recorded as the answer.
  package var value: String
  /// The text that the person reads.
  package var label: String
  /// The line below the label, which explains the answer.
  package var hint: String
  /// Whether it is the answer now.
  package var isChosen: Bool
  /// Whether it leads to an optional change or a deletion, or claims what nothing has checked; it
  /// then waits for an act of its own.
  package var commits: Bool
  /// Why it cannot be chosen, when it cannot.
  package var unavailable: String?

  package init(
    value: String, label: String, hint: String, isChosen: Bool, commits: Bool = false,
    unavailable: String?
  ) {
    self.value = value
    self.label = label
    self.hint = hint
    self.isChosen = isChosen
    self.commits = commits
    self.unavailable = unavailable
  }
}
