/// One screen of a procedure.
public struct Screen: Equatable, Sendable {
  /// Its id within the procedure.
  public var id: String
  /// What it is about.
  public var title: String
  /// The id of the step it belongs to.
  public var step: String
  /// Paragraphs above everything else; values stand in braces, such as `{aem.url}`.
  public var text: [Paragraph]
  /// The rows of the documented procedures that it fulfils.
  public var cites: [String]
  /// What the person does here.
  public var kind: Kind
  /// Where it leads, tried in order; empty at an end.
  public var transitions: [Transition]
  /// What is lost when the person passes it over; nil when it cannot be.
  public var skipNote: String?
  /// When what the person says here stands in for the test of the whole way; nil never.
  public var standsInForTest: Condition?
  /// Whether a notice asks for something to be done, and does not only inform.
  public var isAct = false

  /// What the person does on a screen.
  public enum Kind: Equatable, Sendable {
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
  public struct Transition: Equatable, Sendable, Decodable {
    /// When it is taken; nil always.
    public var when: Condition?
    /// Values to set on the way, by name; texts may name other values in braces.
    public var set: [String: String]?
    /// The id of the screen it leads to.
    public var to: String
  }

  /// The values of it that the person, not the engine, gives.
  public var askedValues: [String] {
    switch kind {
    case .form(let fields): fields
    case .choice(let choice): [choice.value]
    case .checklist(let items): items.compactMap(\.value)
    case .notice, .walkthrough, .task, .call, .summary: []
    }
  }
}

/// Something that has to be true before a procedure begins.
public struct ChecklistItem: Equatable, Sendable, Decodable {
  /// What has to be true.
  public var text: String
  /// How to find out.
  public var help: String?
  /// The value that records the tick (`yes`); it is the key in an answers file.
  public var value: String?
  /// When it holds, the engine has found out already, and nobody is asked.
  public var found: Condition?
}

/// A question with its answers.
public struct Choice: Equatable, Sendable, Codable {
  /// The value that takes the answer.
  public var value: String
  /// The fixed answers.
  public var options: [Option]
  /// A value of kind list whose items are offered before the fixed answers.
  public var list: String?

  /// A fixed answer.
  public struct Option: Equatable, Sendable, Codable {
    /// What it is recorded as.
    public var value: String
    /// What the person reads.
    public var label: String
    /// A second line.
    public var hint: String?
    /// Whether it leads to an optional change or a deletion, or claims what nothing has checked;
    /// then nothing may choose it beforehand.
    public var commits: Bool?
    /// Why it cannot be chosen yet, when it cannot.
    public var unavailable: String?
  }
}

/// Acts in another product's pages.
public struct Walkthrough: Equatable, Sendable, Codable {
  /// Where it happens.
  public var place: String
  /// The acts in order.
  public var acts: [Act]

  /// One act.
  public struct Act: Equatable, Sendable, Codable {
    /// What to do.
    public var act: String
    /// What should then be seen.
    public var see: String?
    /// What to do when it looks otherwise.
    public var otherwise: String?
    /// The value to copy there; may name values in braces.
    public var copy: String?
  }
}

/// An operation of the engine with the values it gets and gives.
public struct TaskDefinition: Equatable, Sendable, Decodable {
  /// The operation's name.
  public var operation: String
  /// Input name to value name.
  public var inputs: [String: String]
  /// Input name to a fixed text.
  public var constants: [String: String]?
  /// Output name to value name.
  public var outputs: [String: String]?
  /// Earlier tasks whose result it builds on, by their id or as `procedure/id`; they are verified
  /// again after a resume.
  public var relies: [String]?
  /// Output name to what it is when everything went well: in a dry run, what to go by while the
  /// changes that it rests on are pending.
  public var expects: [String: String]?
  /// What to say when it went well.
  public var success: String
  /// What has to hold among the values once it is done; nil when its operation's own condition says
  /// it all.
  public var passes: Condition?
  /// Whether it only asks for the way: what it finds leads on, and finding nothing is no failure.
  public var survey: Bool?

  /// Whether it only asks for the way.
  var isSurvey: Bool { survey == true }
}

/// A procedure within a procedure.
public struct Call: Equatable, Sendable, Codable {
  /// The name of the procedure to go through.
  public var procedure: String
  /// Values to set before, by name.
  public var with: [String: String]?
  /// Names of the values that it must have given when it comes back.
  public var returns: [String]
}
