extension Screen: FileObject {
  package static let noun = "a screen"

  package enum Member: String, CaseIterable {
    case id, title, step, text, cites, kind, next, skip, test
    case end, act, items, choice, fields, walkthrough, task, call

    /// The only kind of screen that has it; nil for a member of all.
    fileprivate var owner: KindName? {
      switch self {
      case .id, .title, .step, .text, .cites, .kind, .next, .skip, .test: nil
      case .end, .act: .notice
      case .items: .checklist
      case .choice: .choice
      case .fields: .form
      case .walkthrough: .walkthrough
      case .task: .task
      case .call: .call
      }
    }
  }

  fileprivate enum KindName: String, Decodable {
    case notice, checklist, choice, form, walkthrough, task, call, summary
  }

  /// Reads a screen; its kind decides which members it must and can have.
  package init(_ members: FileMembers<Member>) throws {
    id = try members.required(.id)
    title = try members.required(.title)
    step = try members.required(.step)
    text = try members.optional(.text) ?? []
    cites = try members.optional(.cites) ?? []
    skipNote = try members.optional(.skip)
    standsInForTest = try Self.test(in: members)
    transitions = try Self.transitions(in: members)
    let name: KindName = try members.required(.kind)
    for member in Member.allCases where members.has(member) {
      guard let owner = member.owner, owner != name else { continue }
      throw members.refusal(
        of: member,
        "\"\(member.rawValue)\" belongs to a \(owner.rawValue), and this is a \(name.rawValue)")
    }
    switch name {
    case .notice:
      isAct = try members.optional(.act) ?? false
      kind = .notice(isEnd: try members.optional(.end) ?? false)
    case .checklist: kind = .checklist(try members.required(.items))
    case .choice: kind = .choice(try members.required(.choice))
    case .form: kind = .form(try members.required(.fields))
    case .walkthrough: kind = .walkthrough(try members.required(.walkthrough))
    case .task: kind = .task(try members.required(.task))
    case .call: kind = .call(try members.required(.call))
    case .summary: kind = .summary
    }
  }

  /// `test` is true, or a condition.
  private static func test(in members: FileMembers<Member>) throws -> Condition? {
    if let isTest: Bool = try? members.optional(.test) {
      return isTest ? Condition(tests: []) : nil
    }
    return try members.optional(.test)
  }

  /// `next` is a screen's id, or a list of transitions.
  private static func transitions(in members: FileMembers<Member>) throws -> [Transition] {
    if let id: String = try? members.optional(.next) {
      return [Transition(when: nil, set: nil, to: id)]
    }
    return try members.optional(.next) ?? []
  }
}
