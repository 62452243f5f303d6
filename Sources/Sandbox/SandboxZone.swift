/// The zone in which the author's Java shows dates.
package enum SandboxZone: String, CaseIterable, Codable, Sendable {
  case utc = "UTC"
  /// Two hours east of Greenwich.
  case cest = "CEST"
  /// Ten hours east of Greenwich.
  case aest = "AEST"
  /// Eight hours west of Greenwich.
  case pst = "PST"

  /// The distance from Greenwich.
  var offsetMinutes: Int {
    switch self {
    case .utc: 0
    case .cest: 120
    case .aest: 600
    case .pst: -480
    }
  }

  /// `Sat Jun 30 12:00:00 AEST 2028`: Java's `Date.toString()`.
  func javaText(seconds: Int) -> String {
    let fields = DateFields(milliseconds: (seconds + offsetMinutes * 60) * 1000)
    return "\(fields.weekday) \(fields.monthName) \(DateFields.two(fields.day)) \(fields.time) "
      + "\(rawValue) \(fields.year)"
  }
}
