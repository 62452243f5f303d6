/// Names one screen of one procedure, written `procedure/screen`, or one of the tasks of a screen,
/// written `procedure/screen#member`.
package struct ScreenKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The procedure's name, such as `smart-tags`.
  package var procedure: String
  /// The screen's id within it.
  package var screen: String
  /// The id of one of the screen's tasks; nil for the screen itself.
  package var member: String?

  /// The key of a screen, or with `member` of one of its tasks.
  package init(_ procedure: String, _ screen: String, member: String? = nil) {
    self.procedure = procedure
    self.screen = screen
    self.member = member
  }

  /// The key as text, such as `smart-tags/token`.
  package var description: String {
    "\(procedure)/\(screen)" + (member.map { "#\($0)" } ?? "")
  }

  /// By procedure, then by screen.
  package static func < (left: ScreenKey, right: ScreenKey) -> Bool {
    left.description < right.description
  }
}

extension ScreenKey: Codable, CodingKeyRepresentable {
  /// Reads a text of either form; throws `DecodingError` for any other.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = ScreenKey(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not procedure/screen: \(text)"))
    }
    self = key
  }

  /// Writes the key as text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The key as a member name.
  package var codingKey: any CodingKey { MemberName(stringValue: description) }

  /// Reads a member name.
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// Reads `procedure/screen` or `procedure/screen#member`; nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    let names = parts[1].split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    guard names.count <= 2, !names.contains("") else { return nil }
    self.init(String(parts[0]), names[0], member: names.count == 2 ? names[1] : nil)
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
