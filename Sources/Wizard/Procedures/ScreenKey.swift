/// Names one screen of one procedure, written `procedure/screen`.
public struct ScreenKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The procedure's name.
  public var procedure: String
  /// The screen's id within it.
  public var screen: String

  /// Pairs the two names.
  public init(_ procedure: String, _ screen: String) {
    self.procedure = procedure
    self.screen = screen
  }

  /// `procedure/screen`.
  public var description: String { "\(procedure)/\(screen)" }

  /// By procedure, then by screen.
  public static func < (left: ScreenKey, right: ScreenKey) -> Bool {
    left.description < right.description
  }
}

extension ScreenKey: Codable, CodingKeyRepresentable {
  /// Reads `procedure/screen`.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let key = ScreenKey(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not procedure/screen: \(text)"))
    }
    self = key
  }

  /// Writes `procedure/screen`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The key as a member name.
  public var codingKey: any CodingKey { MemberName(stringValue: description) }

  /// Reads a member name.
  public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

  /// Reads `procedure/screen`; nil for any other text.
  public init?(_ text: String) {
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
