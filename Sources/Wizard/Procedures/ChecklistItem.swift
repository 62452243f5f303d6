/// Something that has to be true before a procedure begins.
package struct ChecklistItem: Equatable, Sendable {
  /// The statement that has to be true.
  package var text: String
  /// Help for checking whether it is true.
  package var help: String?
  /// The value that records the tick (`yes`); it is the key in an answers file.
  package var value: String?
  /// The condition under which the engine has found it to be true, so that nobody is asked.
  package var found: Condition?
  /// The condition under which it is shown; nil always.
  package var when: Condition?
}
