import FoundationEssentials

/// A user's key store, or the trust store.
struct Keystore: Codable, Equatable, Sendable {
  /// A private key with its chain, or a trusted certificate.
  struct Entry: Codable, Equatable, Sendable {
    /// In lower case.
    let alias: String
    /// PKCS#8 in DER; nil for a trusted certificate.
    let key: Data?
    /// DER, the key's own certificate first.
    let chain: [Data]
  }

  /// The password, encrypted by the author.
  var password: String
  var entries: [Entry] = []

  /// The entry of that name, whatever its case.
  func entry(_ alias: String) -> Entry? { entries.first { $0.alias == alias.lowercased() } }
}

/// The zone in which the author's Java shows dates.
public enum SandboxZone: String, CaseIterable, Codable, Sendable {
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
