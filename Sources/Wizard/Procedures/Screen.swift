/// One screen of a procedure.
package struct Screen: Equatable, Sendable {
  /// Its id within the procedure.
  package var id: String
  /// What it is about.
  package var title: String
  /// The id of the step it belongs to.
  package var step: String
  /// Paragraphs above everything else; values stand in braces, such as `{aem.url}`.
  package var text: [Paragraph]
  /// The rows of the documented procedures that it fulfils.
  package var cites: [String]
  /// What the person does here.
  package var kind: Kind
  /// Where it leads, tried in order; empty at an end.
  package var transitions: [Transition]
  /// What is lost when the person passes it over; nil when it cannot be.
  package var skipNote: String?
  /// When what the person says here stands in for the test of the whole way; nil never.
  package var standsInForTest: Condition?
  /// Whether a notice asks for something to be done, and does not only inform.
  package var isAct = false

  /// What the person does on a screen.
  package enum Kind: Equatable, Sendable {
    /// Reads; `isEnd` when the route ends here unfinished.
    case notice(isEnd: Bool)
    /// Ticks what has to be true beforehand.
    case checklist([ChecklistItem])
    /// Answers a question.
    case choice(Choice)
    /// Fills in values, by name.
    case form([String])
    /// Acts in another product's pages.
    case walkthrough(Walkthrough)
    /// Lets the engine act.
    case task(TaskDefinition)
    /// Goes through another procedure and comes back.
    case call(Call)
    /// Sees what was done.
    case summary
  }

  /// One way out of a screen.
  package struct Transition: Equatable, Sendable {
    /// When it is taken; nil always.
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

/// Something that has to be true before a procedure begins.
package struct ChecklistItem: Equatable, Sendable {
  /// What has to be true.
  package var text: String
  /// How to find out.
  package var help: String?
  /// The value that records the tick (`yes`); it is the key in an answers file.
  package var value: String?
  /// When it holds, the engine has found out already, and nobody is asked.
  package var found: Condition?
}

/// A question with its answers.
package struct Choice: Equatable, Sendable {
  /// The value that takes the answer.
  package var value: String
  /// The fixed answers.
  package var options: [Option]
  /// A value of kind list whose items are offered before the fixed answers.
  package var list: String?

  /// A fixed answer.
  package struct Option: Equatable, Sendable {
    /// What it is recorded as.
    package var value: String
    /// What the person reads.
    package var label: String
    /// A second line.
    package var hint: String?
    /// Whether it leads to an optional change or a deletion, or claims what nothing has checked;
    /// then nothing may choose it beforehand.
    package var commits: Bool?
    /// Why it cannot be chosen yet, when it cannot.
    package var unavailable: String?
  }
}

/// Acts in another product's pages.
package struct Walkthrough: Equatable, Sendable {
  /// Where it happens.
  package var place: String
  /// The acts in order.
  package var acts: [Act]

  /// One act.
  package struct Act: Equatable, Sendable {
    /// What to do.
    package var act: String
    /// What should then be seen.
    package var see: String?
    /// What to do when it looks otherwise.
    package var otherwise: String?
    /// The value to copy there; may name values in braces.
    package var copy: String?
  }
}

/// An operation of the engine with the values it gets and gives.
package struct TaskDefinition: Equatable, Sendable {
  /// The operation's name.
  package var operation: String
  /// Input name to value name: what the file says, and what goes without saying.
  package var inputs: [String: String]
  /// Inputs that get nothing, although a value has their name.
  var withheld: Set<String> = []
  /// What the file says of inputs and need not, in sentences.
  var needless: [String] = []
  /// Input name to a fixed text.
  package var constants: [String: String]?
  /// Output name to value name.
  package var outputs: [String: String]?
  /// Earlier tasks whose result it builds on, by their id or as `procedure/id`; they are verified
  /// again after a resume.
  package var relies: [String]?
  /// Output name to what it is when everything went well: in a dry run, what to go by while the
  /// changes that it rests on are pending.
  package var expects: [String: String]?
  /// What to say when it went well.
  package var success: String
  /// What has to hold among the values once it is done; nil when its operation's own condition says
  /// it all.
  package var passes: Condition?
  /// Whether it only asks for the way: what it finds leads on, and finding nothing is no failure.
  package var survey: Bool?

  /// Whether it only asks for the way.
  var isSurvey: Bool { survey == true }
}

/// A procedure within a procedure.
package struct Call: Equatable, Sendable {
  /// The name of the procedure to go through.
  package var procedure: String
  /// Values to set before, by name.
  package var with: [String: String]?
  /// Names of the values that it must have given when it comes back.
  package var returns: [String]
}
