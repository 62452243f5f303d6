import FoundationEssentials

/// Points in time as the session's files spell them, always in UTC.
enum SessionTime {
  /// ISO 8601 to the second: `2026-11-21T08:05:00Z`.
  static func text(_ date: Date) -> String { date.formatted(.iso8601) }

  /// Reads ``text(_:)``; nil for anything else.
  static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }

  /// For file names: `20261121-080500`.
  static func stamp(_ date: Date) -> String {
    let digits = text(date).filter(\.isWholeNumber)
    return "\(digits.prefix(8))-\(digits.dropFirst(8))"
  }

  /// Drops what the file does not keep.
  static func wholeSeconds(_ date: Date) -> Date {
    Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }
}
