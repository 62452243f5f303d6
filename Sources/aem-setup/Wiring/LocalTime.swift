import Engine
import FoundationEssentials
import Glibc

/// Times as people read them, in the machine's zone.
enum LocalTime {
  /// The time of day, such as `14:02`.
  static func clock(_ date: Date) -> String {
    let parts = parts(date)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// Day and time, such as `3 June 2024, 14:02`.
  static func text(_ date: Date) -> String {
    let parts = parts(date)
    let day = Date.day(
      Int(parts.tm_mday), month: Int(parts.tm_mon) + 1, year: Int(parts.tm_year) + 1900)
    return "\(day), \(clock(date))"
  }

  private static func parts(_ date: Date) -> tm {
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return parts
  }
}
