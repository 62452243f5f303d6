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

  /// The kinds of screen, by what the person does there.
  package enum Kind: Equatable, Sendable {
    /// Reads, acts elsewhere, fills in, ticks and lets the engine act, as the parts say.
    case page(Page)
    /// Answers a question with one of several answers.
    case choice(Choice)
    /// Goes through another procedure and comes back.
    case call(Call)
    /// Reads a summary of the whole path, with what the screen says of it.
    case summary([StatedVerdict])
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

  /// The values that an answers file can give on it: those that it asks for, and those that its other
  /// ways set.
  package var answerableValues: [String] {
    askedValues + (page?.others ?? []).compactMap(\.set).flatMap(\.keys)
  }

  /// What a summary says of the whole path, in the order in which the conditions are tried.
  package var verdicts: [StatedVerdict] {
    if case .summary(let verdicts) = kind { verdicts } else { [] }
  }

  /// The ids of all screens that it leads to.
  package var targets: [String] {
    transitions.map(\.to) + (page?.others.map(\.to) ?? [])
  }

  /// What its ways on set, by the names of the values.
  package var settings: [[String: String]] {
    transitions.compactMap(\.set) + (page?.others.compactMap(\.set) ?? [])
  }

  /// The values of it that the person, not the engine, gives.
  package var askedValues: [String] {
    switch kind {
    case .page(let page): page.fieldNames + page.items.compactMap(\.value)
    case .choice(let choice): [choice.value]
    case .call, .summary: []
    }
  }
}
