/// A paragraph of a screen.
package struct Paragraph: Equatable, Sendable {
  /// What it says; values stand in braces, such as `{aem.url}`.
  package var text: String
  /// When it is shown; nil always.
  package var when: Condition?
}

extension Paragraph: Decodable {
  private enum CodingKeys: String, CodingKey {
    case text, when
  }

  /// Reads a text, or a text with its condition.
  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text: text, when: nil)
    } else {
      let members = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        text: try members.decode(String.self, forKey: .text),
        when: try members.decode(Condition.self, forKey: .when))
    }
  }
}
