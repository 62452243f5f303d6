/// A paragraph of a screen.
package struct Paragraph: Equatable, Sendable {
  /// The text; values are named in braces, such as `{aem.url}`.
  package var text: String
  /// The condition under which it is shown; nil always.
  package var when: Condition?
}

extension Paragraph: FileObject {
  package static let noun = "a paragraph"

  package enum Member: String, CaseIterable {
    case text, when
  }

  package init(_ members: FileMembers<Member>) throws {
    text = try members.required(.text)
    when = try members.required(.when)
  }

  /// Reads a text, or a text with its condition.
  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text: text, when: nil)
    } else {
      try self.init(FileMembers(decoder, of: Self.noun))
    }
  }
}
