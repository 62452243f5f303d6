import Values

/// The values of a new key pair and its certificate.
package struct KeyPairRequest: Sendable {
  /// The alias that Smart Tags looks for in the keystore of `dam-update-service`.
  package static let smartTagsAlias = "similaritysearch"
  /// The validities that are allowed, in days: up to ten years.
  package static let allowedDays = 1...3653
  /// The key sizes that are allowed, in bits.
  package static let allowedBits = [2048, 4096]
  /// The fewest characters of a password.
  package static let passwordMinimum = 8

  /// Why a value cannot be used for a new key pair.
  package enum Flaw: Error, Equatable, Sendable {
    /// The common name is empty, longer than 64 characters, or has control characters.
    case commonName
    /// The validity is out of ``allowedDays``.
    case days
    /// The size is not one of ``allowedBits``.
    case bits
    /// The alias is no name of lowercase letters, digits, `.`, `_` and `-`.
    case alias
    /// The password is too short.
    case shortPassword
    /// The password has a character that Java's key encryption does not take.
    case password
  }

  /// The common name of subject and issuer.
  package let commonName: String
  /// The validity in days of 86,400 seconds.
  package let days: Int
  /// The size of the key.
  package let bits: Int
  /// The keystore alias; also the name of the files.
  package let alias: String
  /// The password of the private key and of the keystore.
  package let password: Secret

  /// Checks every value; throws ``CertificateProblem/request(_:)`` for the first that cannot be
  /// used.
  package init(
    commonName: String, days: Int, bits: Int = 2048, alias: String = smartTagsAlias,
    password: Secret
  ) throws(CertificateProblem) {
    let scalars = commonName.unicodeScalars
    guard (1...64).contains(scalars.count), scalars.allSatisfy({ !Self.isControl($0) }),
      commonName.contains(where: { !$0.isWhitespace })
    else { throw .request(.commonName) }
    guard Self.allowedDays.contains(days) else { throw .request(.days) }
    guard Self.allowedBits.contains(bits) else { throw .request(.bits) }
    // AEM writes aliases in lower case, and the files are named after it.
    guard (1...64).contains(alias.utf8.count), alias.utf8.allSatisfy(Self.isAliasByte),
      !alias.hasPrefix("."), !alias.hasPrefix("-")
    else { throw .request(.alias) }
    guard password.count >= Self.passwordMinimum else { throw .request(.shortPassword) }
    // Java's PBES2 takes printable ASCII only.
    guard password.withBytes({ $0.allSatisfy { (0x20...0x7E).contains($0) } }) else {
      throw .request(.password)
    }
    self.commonName = commonName
    self.days = days
    self.bits = bits
    self.alias = alias
    self.password = password
  }

  /// Whether the common name is a host name of two labels or more (RFC 1123, 2.1).
  var isHost: Bool {
    let labels = commonName.split(separator: ".", omittingEmptySubsequences: false)
    let areLabels = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { Self.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
    // A last label of digits alone would make it an IP address.
    return labels.count > 1 && areLabels && labels.last?.contains { !$0.isNumber } == true
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
  }

  private static func isAliasByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
