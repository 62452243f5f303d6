import COpenSSL
import FoundationEssentials
import Values

extension Certificate {
  /// Reads one certificate in DER; nil when it is none.
  init?(der: some ContiguousBytes, alias: String? = nil) {
    let made: Certificate? = der.withUnsafeBytes { buffer in
      let bytes = buffer.assumingMemoryBound(to: UInt8.self)
      guard let facts = copenssl_certificate_read(bytes.baseAddress, bytes.count) else {
        return nil
      }
      defer { copenssl_certificate_free(facts) }
      return Certificate(
        facts.pointee, der: Array(bytes.prefix(facts.pointee.length)), alias: alias)
    }
    guard let made else { return nil }
    self = made
  }

  private init(_ facts: copenssl_certificate, der: [UInt8], alias: String?) {
    self.der = der
    self.alias = alias
    version = Int(facts.version)
    subject = facts.subject.line
    issuer = facts.issuer.line
    serialHexadecimal = facts.serial_hexadecimal.line
    serialDecimal = facts.serial_decimal.line
    notBefore =
      facts.has_not_before ? Date(timeIntervalSince1970: Double(facts.not_before)) : nil
    notAfter = facts.has_not_after ? Date(timeIntervalSince1970: Double(facts.not_after)) : nil
    keyType = KeyType(facts.key_type)
    keyAlgorithm = facts.key_algorithm.line
    keyBits = Int(facts.key_bits)
    signatureAlgorithm = facts.signature_algorithm.line
    signatureDigest =
      switch facts.signature_digest {
      case .other: .other
      case .md: .md
      case .sha1: .sha1
      }
    selfSignature =
      switch facts.self_signature {
      case .none: .none
      case .valid: .valid
      case .wrong: .wrong
      case .unknown: .unknown
      }
    alternativeNames = UnsafeBufferPointer(
      start: facts.alternative_names, count: facts.alternative_name_count
    ).map(AlternativeName.init)
    sha1 = withUnsafeBytes(of: facts.sha1) { Hexadecimal.encoded($0) }
    sha256 = withUnsafeBytes(of: facts.sha256) { Hexadecimal.encoded($0) }
    flaws = CertificateFlaw.all(in: facts.flaws)
  }
}

extension Certificate.KeyType {
  /// The shim's key type.
  init(_ type: copenssl_key_type) {
    self =
      switch type {
      case .rsa: .rsa
      case .rsa_pss: .rsaPSS
      case .ec: .ec
      case .dsa: .dsa
      case .ed25519: .ed25519
      case .ed448: .ed448
      case .other: .other
      }
  }
}

extension AlternativeName {
  fileprivate init(_ name: copenssl_alternative_name) {
    kind =
      switch name.kind {
      case .dns: .dns
      case .email: .email
      case .uri: .uri
      case .ip: .ip
      case .directory: .directory
      case .registered_id: .registeredID
      case .other: .other
      }
    value = name.value.line
  }
}

extension copenssl_text {
  /// The bytes where they are, without a copy.
  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: length) }

  /// One line that is safe to show on a terminal.
  var line: String { TerminalText.line(String(decoding: buffer, as: UTF8.self)) }
}
