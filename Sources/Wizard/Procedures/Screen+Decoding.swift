extension Screen: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id, title, step, text, cites, kind, next, skip, test, end, act, items, choice, fields
    case walkthrough, task, call
  }

  private enum KindName: String, Decodable {
    case notice, checklist, choice, form, walkthrough, task, call, summary
  }

  /// Reads a screen; its kind decides which members it must have.
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    id = try members.decode(String.self, forKey: .id)
    title = try members.decode(String.self, forKey: .title)
    step = try members.decode(String.self, forKey: .step)
    text = try members.decodeIfPresent([Paragraph].self, forKey: .text) ?? []
    cites = try members.decodeIfPresent([String].self, forKey: .cites) ?? []
    skipNote = try members.decodeIfPresent(String.self, forKey: .skip)
    standsInForTest = try Self.test(in: members)
    transitions = try Self.transitions(in: members)
    switch try members.decode(KindName.self, forKey: .kind) {
    case .notice:
      isAct = try members.decodeIfPresent(Bool.self, forKey: .act) ?? false
      kind = .notice(isEnd: try members.decodeIfPresent(Bool.self, forKey: .end) ?? false)
    case .checklist: kind = .checklist(try members.decode([ChecklistItem].self, forKey: .items))
    case .choice: kind = .choice(try members.decode(Choice.self, forKey: .choice))
    case .form: kind = .form(try members.decode([String].self, forKey: .fields))
    case .walkthrough:
      kind = .walkthrough(try members.decode(Walkthrough.self, forKey: .walkthrough))
    case .task: kind = .task(try members.decode(TaskDefinition.self, forKey: .task))
    case .call: kind = .call(try members.decode(Call.self, forKey: .call))
    case .summary: kind = .summary
    }
  }

  /// `test` is true, or a condition.
  private static func test(
    in members: KeyedDecodingContainer<CodingKeys>
  ) throws -> Condition? {
    if let isTest = try? members.decode(Bool.self, forKey: .test) {
      return isTest ? Condition(tests: []) : nil
    }
    return try members.decodeIfPresent(Condition.self, forKey: .test)
  }

  /// `next` is a screen's id, or a list of transitions.
  private static func transitions(
    in members: KeyedDecodingContainer<CodingKeys>
  ) throws -> [Transition] {
    guard members.contains(.next) else { return [] }
    if let id = try? members.decode(String.self, forKey: .next) {
      return [Transition(when: nil, set: nil, to: id)]
    }
    return try members.decode([Transition].self, forKey: .next)
  }
}

extension Procedure: Decodable {
  private enum CodingKeys: String, CodingKey {
    case format, procedure, title, summary, listed, rank, steps, values, routes, start, screens
  }

  /// The only format there is so far.
  static let format = "aem-setup-screens/1"

  /// Reads a procedure's file.
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    let format = try members.decode(String.self, forKey: .format)
    guard format == Self.format else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: members,
        debugDescription: "expected \"\(Self.format)\", found \"\(format)\"")
    }
    name = try members.decode(String.self, forKey: .procedure)
    title = try members.decode(String.self, forKey: .title)
    summary = try members.decode(String.self, forKey: .summary)
    isListed = try members.decodeIfPresent(Bool.self, forKey: .listed) ?? true
    rank = try members.decodeIfPresent(Int.self, forKey: .rank) ?? 100
    steps = try members.decodeIfPresent([Step].self, forKey: .steps) ?? []
    values = try members.decode([String: ValueDefinition].self, forKey: .values)
    routes = try members.decodeIfPresent([String: Route].self, forKey: .routes) ?? [:]
    start = try members.decode(String.self, forKey: .start)
    screens = try members.decode([Screen].self, forKey: .screens)
  }
}
