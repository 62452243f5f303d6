extension Procedure: FileObject {
  /// The only format there is so far.
  static let format = "aem-setup-screens/1"
  package static let noun = "a procedure"

  package enum Member: String, CaseIterable {
    case schema = "$schema"
    case format, procedure, title, summary, listed, rank, steps, routes, start, screens
  }

  package init(_ members: FileMembers<Member>) throws {
    try members.expect(Self.format, in: .format)
    name = try members.required(.procedure)
    title = try members.required(.title)
    summary = try members.required(.summary)
    isListed = try members.optional(.listed) ?? true
    rank = try members.optional(.rank) ?? Self.lastRank
    steps = try members.optional(.steps) ?? []
    routes = try members.optional(.routes) ?? [:]
    starts = try Screen.Transition.ways(in: members, .start) ?? members.required(.start)
    screens = try members.required(.screens)
  }
}

extension Procedure.Step: FileObject {
  package static let noun = "a step"

  package enum Member: String, CaseIterable {
    case id, title
  }

  package init(_ members: FileMembers<Member>) throws {
    id = try members.required(.id)
    title = try members.required(.title)
  }
}

extension Procedure.Route: FileObject {
  package static let noun = "a route"

  package enum Member: String, CaseIterable {
    case title, answers
  }

  package init(_ members: FileMembers<Member>) throws {
    title = try members.required(.title)
    answers = try members.required(.answers)
  }
}
