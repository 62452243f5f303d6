/// A moment with the time zone in which it was written, as the repository keeps dates.
struct RepositoryDate: Codable, Equatable, Sendable, CustomStringConvertible {
  /// The moment, in milliseconds since 1970.
  let milliseconds: Int
  /// The zone's distance from Greenwich in minutes, positive to the east.
  let offsetMinutes: Int

  /// Creates a moment, in Greenwich time unless an offset says otherwise.
  init(milliseconds: Int, offsetMinutes: Int = 0) {
    self.milliseconds = milliseconds
    self.offsetMinutes = offsetMinutes
  }

  /// Reads `2026-11-20`, `2026-11-20T23:27:43` and `2026-11-20T23:27:43.000+01:00`.
  init?(_ text: String) {
    var rest = text[...]
    guard let year = Self.number(&rest, digits: 4), Self.skip(&rest, "-"),
      let month = Self.number(&rest, digits: 2), Self.skip(&rest, "-"),
      let day = Self.number(&rest, digits: 2), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var seconds = Self.days(year: year, month: month, day: day) * 86400
    var thousandths = 0
    var offset = 0
    if Self.skip(&rest, "T") {
      guard let hour = Self.number(&rest, digits: 2), Self.skip(&rest, ":"),
        let minute = Self.number(&rest, digits: 2), Self.skip(&rest, ":"),
        let second = Self.number(&rest, digits: 2), hour < 24, minute < 60, second < 60
      else { return nil }
      seconds += hour * 3600 + minute * 60 + second
      if Self.skip(&rest, ".") {
        guard let fraction = Self.number(&rest, digits: 3) else { return nil }
        thousandths = fraction
      }
      if let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        guard let hours = Self.number(&rest, digits: 2) else { return nil }
        _ = Self.skip(&rest, ":")
        guard let minutes = Self.number(&rest, digits: 2) else { return nil }
        offset = (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
      } else {
        _ = Self.skip(&rest, "Z")
      }
    }
    guard rest.isEmpty else { return nil }
    self.init(
      milliseconds: (seconds - offset * 60) * 1000 + thousandths, offsetMinutes: offset)
  }

  /// The date in the form of Sling's JSON: `Fri Nov 20 2026 23:27:43 GMT+0000`.
  var description: String {
    let fields = DateFields(milliseconds: milliseconds + offsetMinutes * 60000)
    let distance = abs(offsetMinutes)
    let zone =
      (offsetMinutes < 0 ? "-" : "+") + DateFields.two(distance / 60)
      + DateFields.two(distance % 60)
    return "\(fields.weekday) \(fields.monthName) \(DateFields.two(fields.day)) \(fields.year) "
      + "\(fields.time) GMT\(zone)"
  }

  private static func number(_ rest: inout Substring, digits: Int) -> Int? {
    let head = rest.prefix(digits)
    guard head.count == digits, head.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    rest = rest.dropFirst(digits)
    return Int(head)
  }

  private static func skip(_ rest: inout Substring, _ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// Days from 1970-01-01 in the Gregorian calendar, by a year that begins in March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}

/// A moment split into its fields for display.
struct DateFields {
  let year: Int
  let month: Int
  let day: Int
  /// The time with two digits for each part, such as `23:27:43`.
  let time: String
  /// The English day of the week in three letters, such as `Fri`.
  let weekday: String

  /// Splits milliseconds since 1970 into fields, in Greenwich time.
  init(milliseconds: Int) {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let dayNumber = Int((Double(seconds) / 86400).rounded(.down))
    let second = seconds - dayNumber * 86400
    // The Gregorian calendar repeats after 400 years, which have 146097 days.
    let shifted = dayNumber + 719_468
    let era = Int((Double(shifted) / 146_097).rounded(.down))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    time =
      "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))"
    // 1970-01-01 was a Thursday.
    weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((dayNumber % 7) + 7) % 7]
  }

  /// The English month in three letters, such as `Nov`.
  var monthName: String {
    [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1]
  }

  /// A number as text of at least two digits.
  static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
