/// What a summary says of the whole path, for the first condition that holds.
package struct StatedVerdict: Equatable, Sendable {
  /// The condition under which it counts; nil always.
  package var when: Condition?
  /// The grade that it gives; one that is better than what the records show does not count.
  package var grade: Verdict.Grade
  /// The first line of the summary, such as `Smart Tags works`.
  package var text: String
  /// The next thing to do, in a sentence; nil when nothing is left.
  package var next: String?

  /// Its texts, in which values are named in braces.
  var texts: [String] { [text] + [next].compactMap(\.self) }
}

extension StatedVerdict: FileObject {
  package static let noun = "a verdict"

  package enum Member: String, CaseIterable {
    case when
    case grade = "is"
    case text, next
  }

  package init(_ members: FileMembers<Member>) throws {
    when = try members.optional(.when)
    grade = try members.required(.grade)
    text = try members.required(.text)
    next = try members.optional(.next)
  }
}
