/// The zone in which the author's Java shows dates.
package enum SandboxZone: String, CaseIterable, Codable, Sendable {
  case utc = "UTC"
  /// Two hours east of Greenwich.
  case cest = "CEST"
  /// Ten hours east of Greenwich.
  case aest = "AEST"
  /// Eight hours west of Greenwich.
  case pst = "PST"

  /// The distance from Greenwich in minutes, positive to the east.
  var offsetMinutes: Int {
    switch self {
    case .utc: 0
    case .cest: 120
    case .aest: 600
    case .pst: -480
    }
  }

  /// The text of Java's `Date.toString()`: `Sat Jun 30 12:00:00 AEST 2028`.
  func javaText(seconds: Int) -> String {
    let fields = DateFields(milliseconds: (seconds + offsetMinutes * 60) * 1000)
    return "\(fields.weekday) \(fields.monthName) \(DateFields.two(fields.day)) \(fields.time) "
      + "\(rawValue) \(fields.year)"
  }
}
