import FoundationEssentials

extension Date {
  /// The moment as people write it, in UTC, such as `21 November 2027, 00:45 UTC`.
  package var utc: String { "\(day), \(halves.time.prefix(5)) UTC" }

  /// The day as people write it, in UTC, such as `21 November 2027`.
  package var day: String {
    let parts = halves.day.split(separator: Character("-")).compactMap { Int($0) }
    return parts.count == 3 ? Self.day(parts[2], month: parts[1], year: parts[0]) : halves.day
  }

  /// A day as people write it; months count from 1.
  package static func day(_ day: Int, month: Int, year: Int) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let name = months.indices.contains(month - 1) ? months[month - 1] : String(month)
    return "\(day) \(name) \(year)"
  }

  /// The day and the time of ISO 8601.
  private var halves: (day: String, time: String) {
    let halves = formatted(.iso8601).split(separator: Character("T"))
    return (String(halves.first ?? ""), String(halves.last ?? ""))
  }
}
