/// Names one screen of one procedure, written `procedure/screen`.
package struct ScreenKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The procedure's name, such as `smart-tags`.
  package var procedure: String
  /// The screen's id within it.
  package var screen: String

  /// Pairs the two names.
  package init(_ procedure: String, _ screen: String) {
    self.procedure = procedure
    self.screen = screen
  }

  /// The key as text, `procedure/screen`, such as `smart-tags/token`.
  package var description: String { "\(procedure)/\(screen)" }

  /// By procedure, then by screen.
  package static func < (left: ScreenKey, right: ScreenKey) -> Bool {
    left.description < right.description
  }
}

extension ScreenKey: Codable, CodingKeyRepresentable {
  /// Reads a text of the form `procedure/screen`; throws `DecodingError` for any other.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = ScreenKey(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not procedure/screen: \(text)"))
    }
    self = key
  }

  /// Writes a text of the form `procedure/screen`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The key as a member name.
  package var codingKey: any CodingKey { MemberName(stringValue: description) }

  /// Reads a member name.
  package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// Reads `procedure/screen`; nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(String(parts[0]), String(parts[1]))
  }

  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
