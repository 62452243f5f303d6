/// A line of a page that says what was found, such as the release of an author.
package struct FoundRow: Equatable, Sendable {
  /// The heading of the rows that it belongs to; nil when it has none.
  package var group: String?
  /// The label in front of it.
  package var label: String
  /// What was found; may name values in braces.
  package var found: String
  /// The part of the survey that it comes from; nil when it does not depend on one.
  ///
  /// The value `survey.PART` is then `read`, `unread` or `closed`, and `survey.PART.why` says why.
  package var part: String?
  /// The condition under which it is shown; nil always.
  package var when: Condition?
  /// How much it matters; the first whose condition holds counts, and nothing is marked without one.
  package var marks: [Mark]

  /// A mark of a row, under a condition.
  package struct Mark: Equatable, Sendable {
    /// The condition under which it counts; nil always.
    package var when: Condition?
    /// How much the row matters then.
    package var severity: ScreenView.Severity
  }

  /// The value that says whether its part was read.
  var partValue: String? { part.map { "survey.\($0)" } }
  /// The value that says why its part was not read.
  var reasonValue: String? { partValue.map { "\($0).why" } }
}

extension FoundRow: FileObject {
  package static let noun = "a row"

  package enum Member: String, CaseIterable {
    case group, label, found, part, when, marks
  }

  package init(_ members: FileMembers<Member>) throws {
    group = try members.optional(.group)
    label = try members.required(.label)
    found = try members.required(.found)
    part = try members.optional(.part)
    when = try members.optional(.when)
    marks = try members.optional(.marks) ?? []
  }
}

extension FoundRow.Mark: FileObject {
  package static let noun = "a mark"

  package enum Member: String, CaseIterable {
    case when
    case severity = "is"
  }

  package init(_ members: FileMembers<Member>) throws {
    when = try members.optional(.when)
    severity = try members.required(.severity)
  }
}
