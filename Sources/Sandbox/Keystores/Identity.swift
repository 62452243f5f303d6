import COpenSSL
import FoundationEssentials
import Values

/// A private key with its certificates, as OpenSSL read or made it.
struct Identity: Sendable {
  /// The name that it had in its file.
  let name: String?
  /// PKCS#8 in DER.
  let key: Data
  /// DER, the key's own certificate first.
  let chain: [Data]

  /// The first key of a PKCS#12 file; nil for a wrong password or a broken file.
  init?(pkcs12 bytes: [UInt8], password: String) {
    self.init(copenssl_stored_identity_pkcs12(bytes, bytes.count, password))
  }

  /// A PKCS#8 key and its chain in PEM or DER; nil when they do not belong together.
  init?(pkcs8 key: [UInt8], chain: [UInt8]) {
    self.init(copenssl_stored_identity_pkcs8(key, key.count, chain, chain.count))
  }

  /// A new key with a self-signed certificate; times in seconds since 1970.
  init?(selfSigned commonName: String, from start: Int, to end: Int, serial: UInt32) {
    self.init(copenssl_stored_identity_self_signed(commonName, Int64(start), Int64(end), serial))
  }

  private init?(_ identity: OpaquePointer?) {
    guard let identity else { return nil }
    defer { copenssl_stored_identity_free(identity) }
    name = copenssl_stored_identity_name(identity).map { String(cString: $0) }
    guard let key = Data(taking: copenssl_stored_identity_key(identity)) else { return nil }
    self.key = key
    chain = (0..<copenssl_stored_identity_chain_count(identity)).compactMap {
      Data(taking: copenssl_stored_identity_certificate(identity, $0))
    }
  }
}

/// What a key store shows of a certificate.
struct CertificateFacts: Sendable {
  let subject: String
  let issuer: String
  /// Seconds since 1970.
  let notBefore: Int
  /// Seconds since 1970.
  let notAfter: Int
  let serial: String
  let algorithm: String

  /// Nil when the bytes are no DER certificate.
  init?(_ der: Data) {
    var facts = copenssl_certificate_facts()
    guard copenssl_certificate_facts_read(Array(der), der.count, &facts) else { return nil }
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

/// Certificates and key stores as files.
enum KeystoreFile {
  /// The first certificate in PEM or DER bytes, as DER.
  static func certificate(_ bytes: [UInt8]) -> Data? {
    Data(taking: copenssl_chain_certificate(bytes, bytes.count, 0))
  }

  /// A key store as PKCS#12; nil when OpenSSL fails.
  static func pkcs12(_ entries: [Keystore.Entry], password: String) -> Data? {
    guard let writer = copenssl_pkcs12_writer_new(password) else { return nil }
    for entry in entries {
      if let key = entry.key {
        _ = copenssl_pkcs12_writer_key(writer, entry.alias, Array(key), key.count)
      }
      for (index, der) in entry.chain.enumerated() {
        let bytes = Array(der)
        _ =
          index == 0
          ? copenssl_pkcs12_writer_certificate(writer, entry.alias, bytes, bytes.count)
          : copenssl_pkcs12_writer_certificate(writer, nil, bytes, bytes.count)
      }
    }
    return Data(taking: copenssl_pkcs12_writer_finish(writer))
  }
}

extension Data {
  /// Takes bytes over from OpenSSL; nil when there are none.
  fileprivate init?(taking bytes: copenssl_bytes) {
    guard let start = bytes.data else { return nil }
    self.init(bytes: start, count: bytes.length)
    copenssl_bytes_free(bytes)
  }
}
