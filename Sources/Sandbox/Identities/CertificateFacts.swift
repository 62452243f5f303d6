import CIdentity
import FoundationEssentials

/// The facts about a certificate that a key store shows.
struct CertificateFacts: Sendable {
  let subject: String
  let issuer: String
  /// The start of its validity, in seconds since 1970.
  let notBefore: Int
  /// The end of its validity, in seconds since 1970.
  let notAfter: Int
  /// The serial number in decimal digits.
  let serial: String
  /// The algorithm of its key: `RSA`, `EC`, or empty for another one.
  let algorithm: String

  /// Reads a certificate in DER; nil for other bytes.
  init?(_ der: Data) {
    var facts = cidentity_facts()
    guard cidentity_facts_read(Array(der), der.count, &facts) else { return nil }
    subject = Self.text(facts.subject)
    issuer = Self.text(facts.issuer)
    serial = Self.text(facts.serial)
    algorithm = Self.text(facts.algorithm)
    notBefore = Int(facts.not_before)
    notAfter = Int(facts.not_after)
  }

  /// The text in an array of C, which Swift imports as a tuple.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
