/// A pane with details of a page: why, by hand, or what to do about a symptom.
package struct Detail: Equatable, Sendable {
  /// Its id within the page.
  package var id: String
  /// The label in the list of details.
  package var label: String
  /// The condition under which it fits what was found; it is then marked, and comes first.
  package var fits: Condition?
  /// The paragraphs; values are named in braces.
  package var text: [Paragraph]
  /// The acts in another product's pages.
  package var acts: [Walkthrough.Act]
  /// The name of the act of the sandbox that does all of them; nil where none does.
  package var act: String?
  /// The rows of the documented procedures that it fulfils.
  package var cites: [String]

  /// Its texts that can name values.
  var texts: [String] { [label] + text.map(\.text) + acts.flatMap(\.texts) }

  /// The conditions that it tests.
  var conditions: [Condition?] {
    [fits] + text.map(\.when) + acts.map(\.when) + acts.flatMap(\.fields).map(\.when)
  }
}

extension Detail: FileObject {
  package static let noun = "a pane"

  package enum Member: String, CaseIterable {
    case id, label, fits, text, act, acts, cites
  }

  package init(_ members: FileMembers<Member>) throws {
    id = try members.required(.id)
    label = try members.required(.label)
    fits = try members.optional(.fits)
    text = try members.optional(.text) ?? []
    act = try members.optional(.act)
    acts = try members.optional(.acts) ?? []
    cites = try members.optional(.cites) ?? []
  }
}
