import FoundationEssentials

/// A date as Java's `Date.toString()` writes it: `Sun Jul 01 12:00:00 AEST 2018`.
///
/// The zone is a name that depends on the server's settings. One that is not known, or that stands
/// for several zones, leaves the day: then the moment is right to within 14 hours.
struct JavaDate: Equatable, Sendable {
  /// The moment, in UTC.
  let date: Date
  /// Whether the zone was known, so that the moment is exact to the second.
  let isExact: Bool

  /// Reads a date; nil when the text is none.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 6, let month = Self.months.firstIndex(of: String(words[1])),
      let day = Int(words[2]), let year = Int(words[5]), (1...31).contains(day),
      (1...9999).contains(year)
    else { return nil }
    let clock = words[3].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...60).contains(clock[2])
    else { return nil }
    let offset = Self.offset(of: String(words[4]))
    let seconds =
      Self.days(year: year, month: month + 1, day: day) * 86_400 + clock[0] * 3_600
      + clock[1] * 60 + clock[2] - (offset ?? 0)
    date = Date(timeIntervalSince1970: Double(seconds))
    isExact = offset != nil
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Zones whose name means one thing, in minutes east of UTC.
  ///
  /// IST, CST, BST and AST mean several.
  private static let zones: [String: Int] = [
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "KST": 540, "HKT": 480,
    "SGT": 480, "AWST": 480, "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "SAST": 120, "BRT": -180,
  ]

  /// Seconds east of UTC; nil for a name that is not known.
  ///
  /// `GMT+02:00` is a form of Java's, too.
  private static func offset(of zone: String) -> Int? {
    if let minutes = zones[zone] { return minutes * 60 }
    guard zone.hasPrefix("GMT"), let sign = zone.dropFirst(3).first, "+-".contains(sign) else {
      return nil
    }
    let parts = zone.dropFirst(4).split(separator: ":").compactMap { Int($0) }
    guard let hours = parts.first, parts.count <= 2, hours <= 14 else { return nil }
    let seconds = hours * 3_600 + (parts.count == 2 ? parts[1] * 60 : 0)
    return sign == "-" ? -seconds : seconds
  }

  /// Days since 1970-01-01 in the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March, so that a leap day is a year's last day.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
