extension Screen.Transition: FileObject {
  package static let noun = "a transition"

  package enum Member: String, CaseIterable {
    case when, set, to
  }

  package init(_ members: FileMembers<Member>) throws {
    when = try members.optional(.when)
    set = try members.optional(.set)
    to = try members.required(.to)
  }

  /// The ways that a member lists, or the one to the screen whose id it is; nil without it.
  static func ways<Owner>(
    in members: FileMembers<Owner>, _ member: Owner
  ) throws -> [Screen.Transition]? {
    if let id: String = try? members.optional(member) {
      return [Screen.Transition(when: nil, set: nil, to: id)]
    }
    return try members.optional(member)
  }
}

extension ChecklistItem: FileObject {
  package static let noun = "an item"

  package enum Member: String, CaseIterable {
    case text, help, value, found, when
  }

  package init(_ members: FileMembers<Member>) throws {
    text = try members.required(.text)
    help = try members.optional(.help)
    value = try members.optional(.value)
    found = try members.optional(.found)
    when = try members.optional(.when)
  }
}

extension Choice: FileObject {
  package static let noun = "a choice"

  package enum Member: String, CaseIterable {
    case value, options, list
  }

  package init(_ members: FileMembers<Member>) throws {
    value = try members.required(.value)
    options = try members.required(.options)
    list = try members.optional(.list)
  }
}

extension Choice.Option: FileObject {
  package static let noun = "an answer"

  package enum Member: String, CaseIterable {
    case value, label, hint, commits, unavailable, when
  }

  package init(_ members: FileMembers<Member>) throws {
    value = try members.required(.value)
    label = try members.required(.label)
    hint = try members.optional(.hint)
    commits = try members.optional(.commits)
    unavailable = try members.optional(.unavailable)
    when = try members.optional(.when)
  }
}

extension Walkthrough: FileObject {
  package static let noun = "a walkthrough"

  package enum Member: String, CaseIterable {
    case place, act, acts
  }

  package init(_ members: FileMembers<Member>) throws {
    place = try members.required(.place)
    act = try members.optional(.act)
    acts = try members.required(.acts)
  }
}

extension Walkthrough.Act: FileObject {
  package static let noun = "an act"

  package enum Member: String, CaseIterable {
    case act, see, otherwise, copy, fields, when
  }

  package init(_ members: FileMembers<Member>) throws {
    act = try members.required(.act)
    see = try members.optional(.see)
    otherwise = try members.optional(.otherwise)
    copy = try members.optional(.copy)
    fields = try members.optional(.fields) ?? []
    when = try members.optional(.when)
  }
}

extension Walkthrough.Field: FileObject {
  package static let noun = "a field of an act"

  package enum Member: String, CaseIterable {
    case label, value, when
  }

  package init(_ members: FileMembers<Member>) throws {
    label = try members.required(.label)
    value = try members.required(.value)
    when = try members.optional(.when)
  }
}

extension TaskDefinition: FileObject {
  package static let noun = "a task"

  package enum Member: String, CaseIterable {
    case operation, inputs, constants, outputs, relies, expects, success, passes, survey
    case starts, otherwise, needs, word
  }

  package init(_ members: FileMembers<Member>) throws {
    operation = try members.required(.operation)
    let written: [String: String?] = try members.optional(.inputs) ?? [:]
    inputs = written.compactMapValues(\.self)
    withheld = Set(written.filter { $0.value == nil }.keys)
    constants = try members.optional(.constants)
    outputs = try members.optional(.outputs)
    relies = try members.optional(.relies)
    expects = try members.optional(.expects)
    success = try members.required(.success)
    passes = try members.optional(.passes)
    survey = try members.optional(.survey)
    starts = try members.optional(.starts)
    otherwise = try members.optional(.otherwise)
    needs = try members.optional(.needs)
    word = try members.optional(.word)
  }
}

extension Call: FileObject {
  package static let noun = "a call"

  package enum Member: String, CaseIterable {
    case procedure, with, returns
  }

  package init(_ members: FileMembers<Member>) throws {
    procedure = try members.required(.procedure)
    with = try members.optional(.with)
    returns = try members.required(.returns)
  }
}
