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
}

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
  }
}

/// Acts in another product's pages.
package struct Walkthrough: Equatable, Sendable {
  /// The place where the acts happen, such as `AEM, on the author`.
  package var place: String
  /// The acts in order.
  package var acts: [Act]

  /// One act of a walkthrough: what to do, and what then appears.
  package struct Act: Equatable, Sendable {
    /// What to do, in one imperative sentence.
    package var act: String
    /// What appears once the act is done.
    package var see: String?
    /// The advice for when something else appears.
    package var otherwise: String?
    /// The value to copy there; may name values in braces.
    package var copy: String?
  }
}

/// An operation of the engine with the values it gets and gives.
package struct TaskDefinition: Equatable, Sendable {
  /// The operation's name in the catalog, such as `smart-tags.osgi`.
  package var operation: String
  /// Input name to value name: those that the file names, and the implied ones.
  package var inputs: [String: String]
  /// Inputs that get nothing, although a value has their name.
  var withheld: Set<String> = []
  /// Sentences about the inputs that the file names although they are implied.
  var needless: [String] = []
  /// Input name to a fixed text.
  package var constants: [String: String]?
  /// Output name to value name.
  package var outputs: [String: String]?
  /// Earlier tasks whose result it builds on, by their id or as `procedure/id`; they are verified
  /// again after a resume.
  package var relies: [String]?
  /// Output name to its expected text when everything passes.
  ///
  /// A dry run uses it while the changes that the task rests on are pending.
  package var expects: [String: String]?
  /// The sentence for when it passed.
  package var success: String
  /// The condition over values for having passed; nil when the operation's own condition is enough.
  package var passes: Condition?
  /// Whether it only looks for the route: its findings lead to the next screen, and finding nothing
  /// is no failure.
  package var survey: Bool?

  /// Whether it only looks for the route.
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
