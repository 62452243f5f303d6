import FoundationEssentials

/// Times as Developer Console writes them.
enum ConsoleTime {
  /// Milliseconds since 1970 as in `2026-11-20T08:30:00.000Z`.
  static func text(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
