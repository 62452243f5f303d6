extension Guide: FileObject {
  /// The only format there is so far.
  static let format = "aem-setup-document/1"
  package static let noun = "a document"

  package enum Member: String, CaseIterable {
    case schema = "$schema"
    case format
    case name = "document"
    case title, release, procedure, fits, headings
  }

  package init(_ members: FileMembers<Member>) throws {
    try members.expect(Self.format, in: .format)
    name = try members.required(.name)
    title = try members.required(.title)
    release = try members.required(.release)
    procedure = try members.required(.procedure)
    fits = try members.optional(.fits)
    headings = try members.required(.headings)
  }
}

extension Guide.Heading: FileObject {
  package static let noun = "a heading"

  package enum Member: String, CaseIterable {
    case title, steps
  }

  package init(_ members: FileMembers<Member>) throws {
    title = try members.required(.title)
    steps = try members.required(.steps)
  }
}

extension Guide.Step: FileObject {
  package static let noun = "a step of a document"

  package enum Member: String, CaseIterable {
    case row, number, label, now, today
  }

  package init(_ members: FileMembers<Member>) throws {
    row = try members.required(.row)
    number = try members.optional(.number)
    label = try members.required(.label)
    now = try members.optional(.now) ?? []
    today = try members.required(.today)
  }
}

extension Guide.Today: FileObject {
  package static let noun = "what became of a step"

  package enum Member: String, CaseIterable {
    case when, state, by
  }

  package init(_ members: FileMembers<Member>) throws {
    when = try members.optional(.when)
    state = try members.required(.state)
    by = try members.optional(.by)
  }
}
