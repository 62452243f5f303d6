extension Screen: FileObject {
  package static let noun = "a screen"

  package enum Member: String, CaseIterable {
    case id, title, step, text, cites, kind, next, skip, test
    case rows, walkthrough, fields, folded, items, task, tasks, others, details, end, act
    case choice, call, verdict

    /// The only kind of screen that has it; nil for a member of all.
    fileprivate var owner: KindName? {
      switch self {
      case .id, .title, .step, .text, .cites, .kind, .next, .skip, .test: nil
      case .end, .act, .rows, .walkthrough, .fields, .folded, .items, .task, .tasks, .others,
        .details:
        .page
      case .choice: .choice
      case .call: .call
      case .verdict: .summary
      }
    }
  }

  fileprivate enum KindName: String, Decodable {
    case page, choice, call, summary
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
    transitions = try Transition.ways(in: members, .next) ?? []
    let name: KindName = try members.required(.kind)
    for member in Member.allCases where members.has(member) {
      guard let owner = member.owner, owner != name else { continue }
      throw members.refusal(
        of: member,
        "\"\(member.rawValue)\" belongs to a \(owner.rawValue), and this is a \(name.rawValue)")
    }
    switch name {
    case .page: kind = .page(try Self.page(in: members))
    case .choice: kind = .choice(try members.required(.choice))
    case .call: kind = .call(try members.required(.call))
    case .summary: kind = .summary(try members.optional(.verdict) ?? [])
    }
  }

  private static func page(in members: FileMembers<Member>) throws -> Page {
    if members.has(.task), members.has(.tasks) {
      throw members.refusal(of: .tasks, "use either \"tasks\" or \"task\"")
    }
    return Page(
      rows: try members.optional(.rows) ?? [],
      walkthrough: try members.optional(.walkthrough),
      fields: try members.optional(.fields) ?? [],
      folded: try members.optional(.folded) ?? [],
      items: try members.optional(.items) ?? [],
      task: try members.optional(.task),
      tasks: try members.optional(.tasks) ?? [],
      others: try members.optional(.others) ?? [],
      details: try members.optional(.details) ?? [],
      isEnd: try members.optional(.end) ?? false,
      isAct: try members.optional(.act) ?? false)
  }

  /// `test` is true, or a condition.
  private static func test(in members: FileMembers<Member>) throws -> Condition? {
    if let isTest: Bool = try? members.optional(.test) {
      return isTest ? Condition(tests: []) : nil
    }
    return try members.optional(.test)
  }
}
