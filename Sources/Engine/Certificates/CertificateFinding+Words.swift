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
        "It expired at \(date.utc). An expired certificate cannot be renewed, only replaced."
      )
    case .notYetValid(let date):
      ("not-yet-valid", "It is valid from \(date.utc) on. Check this machine's clock too.")
    case .expiresSoon(let days):
      ("expires-soon", "It expires in \(Self.days(days)). Replace it before that.")
    case .reversedDates: ("dates-reversed", "It ends before it begins.")
    case .unreadableDates: ("dates-unreadable", "Its dates cannot be read.")
    case .notRSA(let algorithm):
      (
        "not-rsa",
        "Its key is \(algorithm). AEM signs its tokens with RS256, which needs an RSA key."
      )
    case .keyDoesNotFit:
      (
        "key-does-not-fit",
        "The private key belongs to another certificate. Adobe would refuse every token signed"
          + " with it."
      )
    case .wrongSelfSignature:
      (
        "self-signature",
        "It names itself as its issuer, but its own key does not confirm its signature."
      )
    case .shortKey(let bits):
      ("short-key", "Its RSA key has \(bits) bits. Adobe's recipes use 2048.")
    case .brokenDigest(let algorithm):
      ("broken-digest", "It is signed with \(algorithm), which Java switches off.")
    case .oldDigest(let algorithm):
      ("old-digest", "It is signed with \(algorithm). Adobe's recipes use SHA-256.")
    case .version(let version): ("version", "Its version is \(version). Expected is 3.")
    case .serialNotPositive: ("serial", "Its serial number is not positive (RFC 5280, 4.1.2.2).")
    case .flaw(let flaw): (Self.code(flaw), Self.sentence(flaw))
    case .surroundings:
      (
        "surroundings",
        "The file has more in it than the lines from BEGIN to END. Hand on those lines only."
      )
    case .privateKeyInFile:
      (
        "private-key-in-file",
        "The file holds the private key too. Never upload it: hand on the certificate alone."
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
    case .name: "Its subject or issuer holds a value that is no proper text."
    case .emptyIssuer: "Its issuer is empty."
    case .emptySubject: "Its subject is empty, and it has no subject alternative name."
    case .date: "A date in it is not written as YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ."
    case .duplicateExtension: "The same extension stands in it twice."
    case .alternativeName: "Its subject alternative name is malformed."
    case .malformedExtension: "An extension in it is malformed."
    case .unknownCriticalExtension: "It has a critical extension that is not known here."
    case .extensionsBeforeVersion3: "It has extensions, which only version 3 allows."
    case .signatureAlgorithm: "The two places that name its signature algorithm differ."
    case .trailingBytes: "Other bytes follow the certificate."
    case .notDER: "It is encoded in another way than DER."
    case .key: "Its public key cannot be read."
    case .exponent: "Its RSA exponent is even or smaller than 3."
    case .longSerial: "Its serial number is longer than 20 bytes."
    }
  }
}

extension Date {
  /// The moment as `2027-11-21 00:45:00 UTC`.
  package var utc: String {
    let text = formatted(.iso8601.dateTimeSeparator(.space))
    return (text.hasSuffix("Z") ? String(text.dropLast()) : text) + " UTC"
  }
}
