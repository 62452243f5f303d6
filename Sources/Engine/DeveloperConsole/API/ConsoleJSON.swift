import FoundationEssentials
import Values

extension JSONValue {
  /// An identifier, which the console writes as text or as a number; empty when there is none, or
  /// one that could not be shown as it is.
  var identifier: String {
    let text = string ?? integer.map { String($0) } ?? ""
    return TerminalText.line(text) == text ? text : ""
  }

  /// A truth value, which the console also writes as 0 and 1.
  var flag: Bool? { bool ?? integer.map { $0 != 0 } }

  /// A time, which the console writes as milliseconds since 1970, in a number or in text.
  var milliseconds: Date? {
    integer.map { Date(timeIntervalSince1970: Double($0) / 1_000) }
  }

  /// The texts of an array.
  var texts: [String] { array?.compactMap(\.string) ?? [] }
}
