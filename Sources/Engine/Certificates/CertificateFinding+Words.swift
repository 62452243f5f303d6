import FoundationEssentials

extension CertificateFinding {
  /// A name for it that does not change, such as `certificate.expired`.
  package var code: String { "certificate." + words.code }

  /// The finding and what to do about it, in one or two sentences.
  package var sentence: String { words.sentence }

  private var words: (code: String, sentence: String) {
    switch self {
    case .expired(let date):
      (
        "expired",
        "The certificate expired on \(date.utc). You cannot renew it, only replace it."
      )
    case .notYetValid(let date):
      (
        "not-yet-valid",
        "The certificate is not valid before \(date.utc). Check this machine's clock too."
      )
    case .expiresSoon(let days):
      ("expires-soon", "The certificate expires in \(Self.days(days)). Replace it before that.")
    case .reversedDates: ("dates-reversed", "The certificate expires before it becomes valid.")
    case .unreadableDates: ("dates-unreadable", "aem-setup cannot read the certificate's dates.")
    case .notRSA(let algorithm):
      (
        "not-rsa",
        "The key is \(algorithm). AEM signs its tokens with RS256, which needs an RSA key."
      )
    case .keyDoesNotFit:
      (
        "key-does-not-fit",
        "The private key belongs to another certificate. Adobe would refuse every token signed "
          + "with it."
      )
    case .wrongSelfSignature:
      (
        "self-signature",
        "The certificate names itself as the issuer, but its own key does not confirm its "
          + "signature."
      )
    case .shortKey(let bits):
      ("short-key", "The RSA key has \(bits) bits. Adobe's instructions use 2048.")
    case .brokenDigest(let algorithm):
      ("broken-digest", "The certificate is signed with \(algorithm), which Java disables.")
    case .oldDigest(let algorithm):
      (
        "old-digest",
        "The certificate is signed with \(algorithm). Adobe's instructions use SHA-256."
      )
    case .version(let version): ("version", "The certificate has version \(version) instead of 3.")
    case .serialNotPositive: ("serial", "The serial number is not positive (RFC 5280, 4.1.2.2).")
    case .flaw(let flaw): (Self.code(flaw), Self.sentence(flaw))
    case .surroundings:
      (
        "surroundings",
        "The file has more than the lines from BEGIN to END. Upload only those lines."
      )
    case .privateKeyInFile:
      (
        "private-key-in-file",
        "The file also contains the private key. Never upload it. Upload only the certificate."
      )
    }
  }

  private static func days(_ count: Int) -> String {
    switch count {
    case 0: "less than a day"
    case 1: "1 day"
    default: "\(count) days"
    }
  }

  private static func code(_ flaw: CertificateFlaw) -> String {
    switch flaw {
    case .name: "name"
    case .emptyIssuer: "empty-issuer"
    case .emptySubject: "empty-subject"
    case .date: "date-form"
    case .duplicateExtension: "duplicate-extension"
    case .alternativeName: "alternative-name"
    case .malformedExtension: "malformed-extension"
    case .unknownCriticalExtension: "unknown-critical-extension"
    case .extensionsBeforeVersion3: "extensions-before-version-3"
    case .signatureAlgorithm: "signature-algorithm"
    case .trailingBytes: "trailing-bytes"
    case .notDER: "not-der"
    case .key: "key-unreadable"
    case .exponent: "exponent"
    case .longSerial: "long-serial"
    }
  }

  private static func sentence(_ flaw: CertificateFlaw) -> String {
    switch flaw {
    case .name: "The subject or issuer contains a value that is not valid text."
    case .emptyIssuer: "The issuer is empty."
    case .emptySubject: "The subject is empty, and the certificate has no subject alternative name."
    case .date: "A date is not written as YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ."
    case .duplicateExtension: "The certificate has the same extension twice."
    case .alternativeName: "The subject alternative name is malformed."
    case .malformedExtension: "An extension is malformed."
    case .unknownCriticalExtension:
      "The certificate has a critical extension that aem-setup does not know."
    case .extensionsBeforeVersion3: "The certificate has extensions, which only version 3 allows."
    case .signatureAlgorithm: "The two places that name the signature algorithm differ."
    case .trailingBytes: "Other bytes follow the certificate."
    case .notDER: "The certificate does not use DER encoding."
    case .key: "aem-setup cannot read the public key."
    case .exponent: "The RSA exponent is even or smaller than 3."
    case .longSerial: "The serial number is longer than 20 bytes."
    }
  }
}
