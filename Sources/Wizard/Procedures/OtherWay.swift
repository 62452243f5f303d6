/// Another way on from a page, with a button of its own.
package struct OtherWay: Equatable, Sendable {
  /// The label of the button, such as `AEM is not reachable`.
  package var label: String
  /// The id of the screen it leads to.
  package var to: String
  /// Values to set on the way, by name; texts may name other values in braces.
  package var set: [String: String]?
  /// The condition under which it is offered; nil always.
  package var when: Condition?
  /// Whether it takes the place of what the page asks for, so that nothing is left open here.
  package var isInstead = false

  /// Whether the answers of a file lead this way: they hold everything that it sets.
  func isTaken(by answers: [String: String]) -> Bool {
    guard let set, !set.isEmpty else { return false }
    return set.allSatisfy { answers[$0.key] == $0.value }
  }
}

extension OtherWay: FileObject {
  package static let noun = "another way"

  package enum Member: String, CaseIterable {
    case label, to, set, when, instead
  }

  package init(_ members: FileMembers<Member>) throws {
    label = try members.required(.label)
    to = try members.required(.to)
    set = try members.optional(.set)
    when = try members.optional(.when)
    isInstead = try members.optional(.instead) ?? false
  }
}
