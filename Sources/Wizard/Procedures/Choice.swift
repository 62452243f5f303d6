/// A question with its answers.
package struct Choice: Equatable, Sendable {
  /// The value that takes the answer.
  package var value: String
  /// The fixed answers, in the order to show them; never found by an operation.
  package var options: [Option]
  /// A value of kind list whose items are offered before the fixed answers.
  package var list: String?

  /// An answer that the screen file lists.
  package struct Option: Equatable, Sendable {
    /// The text that is recorded as the answer.
    package var value: String
    /// The text that the person reads.
    package var label: String
    /// The line below the label, which explains the answer.
    package var hint: String?
    /// Whether it leads to an optional change or a deletion, or claims what nothing has checked;
    /// then nothing may choose it beforehand.
    package var commits: Bool?
    /// Why it cannot be chosen yet, when it cannot.
    package var unavailable: String?
    /// The condition under which it is offered; nil always.
    package var when: Condition?
  }
}
