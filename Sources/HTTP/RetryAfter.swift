public import FoundationEssentials
import Glibc

/// How long a server asks to wait (RFC 9110, section 10.2.3).
public enum RetryAfter {
  /// The seconds of a response's `Retry-After`, never negative; nil when there is none that can be
  /// read.
  ///
  /// - Parameter now: measures a date when the response has no `Date` of its own, whose clock is
  ///   the one that the date was made with.
  public static func seconds(_ response: HTTPResponse, now: Date) -> Double? {
    guard let value = response.header("Retry-After") else { return nil }
    if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Double(value)
    }
    guard let until = date(value) else { return nil }
    let start = response.header("Date").flatMap(date) ?? now
    return max(0, until.timeIntervalSince(start))
  }

  /// Reads the one form of date that servers may send, `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Date? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: parts[2]),
      let day = Int32(parts[1]), let year = Int32(parts[3])
    else { return nil }
    let time = parts[4].split(separator: ":").compactMap { Int32($0) }
    guard time.count == 3, (1...31).contains(day), (1970...9999).contains(year),
      (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
    else { return nil }
    var fields = tm()
    fields.tm_year = year - 1900
    fields.tm_mon = Int32(month)
    fields.tm_mday = day
    fields.tm_hour = time[0]
    fields.tm_min = time[1]
    fields.tm_sec = time[2]
    return Date(timeIntervalSince1970: Double(timegm(&fields)))
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
