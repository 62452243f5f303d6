import FoundationEssentials

/// Times in the form of Developer Console.
enum ConsoleTime {
  /// The text of milliseconds since 1970, such as `2026-11-20T08:30:00.000Z`.
  static func text(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
