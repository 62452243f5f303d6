import CIdentity
import FoundationEssentials

/// What a key store shows of a certificate.
struct CertificateFacts: Sendable {
  let subject: String
  let issuer: String
  /// Seconds since 1970.
  let notBefore: Int
  /// Seconds since 1970.
  let notAfter: Int
  /// Decimal digits.
  let serial: String
  /// `RSA`, `EC`, or empty.
  let algorithm: String

  /// Nil when the bytes are no DER certificate.
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

  /// The text in an array of C, which Swift sees as a tuple.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
