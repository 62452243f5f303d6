/// One screen of a procedure.
package struct Screen: Equatable, Sendable {
  /// Its id within the procedure.
  package var id: String
  /// The title in the first line; values are named in braces.
  package var title: String
  /// The id of the step it belongs to.
  package var step: String
  /// Paragraphs above everything else; values are named in braces, such as `{aem.url}`.
  package var text: [Paragraph]
  /// The rows of the documented procedures that it fulfils.
  package var cites: [String]
  /// The kind of screen, with its parts.
  package var kind: Kind
  /// The ways out, tried in order; empty at an end.
  package var transitions: [Transition]
  /// The loss when the person skips it, in a sentence; nil when it cannot be skipped.
  package var skipNote: String?
  /// The condition under which the person's answer here replaces the test of the whole path; nil
  /// never.
  package var standsInForTest: Condition?
  /// Whether a notice asks for something to be done, and does not only inform.
  package var isAct = false

  /// The kinds of screen, by what the person does there.
  package enum Kind: Equatable, Sendable {
    /// Reads; `isEnd` when the route ends here unfinished.
    case notice(isEnd: Bool)
    /// Ticks what has to be true beforehand.
    case checklist([ChecklistItem])
    /// Answers a question with one of several answers.
    case choice(Choice)
    /// Fills in values, by name.
    case form([String])
    /// Acts in another product's pages.
    case walkthrough(Walkthrough)
    /// Lets the engine act.
    case task(TaskDefinition)
    /// Goes through another procedure and comes back.
    case call(Call)
    /// Reads a summary of the whole path.
    case summary
  }

  /// One way out of a screen.
  package struct Transition: Equatable, Sendable {
    /// The condition under which it is taken; nil always.
    package var when: Condition?
    /// Values to set on the way, by name; texts may name other values in braces.
    package var set: [String: String]?
    /// The id of the screen it leads to.
    package var to: String
  }

  /// The values of it that the person, not the engine, gives.
  package var askedValues: [String] {
    switch kind {
    case .form(let fields): fields
    case .choice(let choice): [choice.value]
    case .checklist(let items): items.compactMap(\.value)
    case .notice, .walkthrough, .task, .call, .summary: []
    }
  }
}
