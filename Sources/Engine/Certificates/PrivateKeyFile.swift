import COpenSSL
import Values

/// Loads a private key in the forms in which people have it.
package enum PrivateKeyFile {
  /// Loads PKCS#8, PKCS#1 or SEC 1, plain or encrypted, in PEM or DER, or the key of a PKCS#12
  /// file.
  ///
  /// PEM may have anything around it, lines that end with CRLF or a written `\n`, or come in JSON
  /// as a string or an array of lines. `passphrase` opens an encrypted key; nil when there is none.
  /// Throws what the file is instead when it has no private key.
  package static func load(
    _ file: Secret, passphrase: Secret? = nil
  ) throws(CertificateProblem) -> PrivateKey {
    guard !FileLook.isBlank(file) else { throw .empty }
    let text = PEMText(file)
    if !text.blocks.isEmpty { return try loadPEM(text.blocks, passphrase) }
    switch DERKind(file) {
    case .other(.privateKey), .other(.encryptedPrivateKey):
      return try open(file, passphrase, block: nil, with: copenssl_key_load_der)
    case .pkcs12:
      if let key = try CertificateBundle(pkcs12: file, password: passphrase).key { return key }
      throw .wrongKind(expected: .privateKey, found: .pkcs12)
    case .certificate: throw .wrongKind(expected: .privateKey, found: .certificate)
    case .pkcs7: throw .wrongKind(expected: .privateKey, found: .pkcs7)
    case .truncated: throw .truncated(block: nil)
    case .other(let kind): throw .wrongKind(expected: .privateKey, found: kind)
    }
  }

  private static func loadPEM(
    _ text: Secret, _ passphrase: Secret?
  ) throws(CertificateProblem) -> PrivateKey {
    let kinds = try PEMBlocks.all(in: text).map(\.kind)
    guard let place = kinds.firstIndex(where: { $0 == .privateKey || $0 == .encryptedPrivateKey })
    else { throw .wrongKind(expected: .privateKey, found: kinds.first ?? .text) }
    return try open(text, passphrase, block: place + 1, with: copenssl_key_load_pem)
  }

  private typealias Loader = (
    UnsafePointer<UInt8>?, Int, UnsafePointer<UInt8>?, Int,
    UnsafeMutablePointer<copenssl_open_failure>
  ) -> OpaquePointer?

  private static func open(
    _ bytes: Secret, _ passphrase: Secret?, block: Int?, with load: Loader
  ) throws(CertificateProblem) -> PrivateKey {
    var failure = copenssl_open_failure()
    let key = bytes.withBytes { buffer in
      withPassphrase(passphrase) { secret, count in
        load(
          buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count, secret, count,
          &failure)
      }
    }
    guard let key else { throw CertificateProblem(failure, block: block) }
    return PrivateKey(key)
  }

  /// Lends a passphrase to the shim: NULL stands for none.
  static func withPassphrase<Result>(
    _ passphrase: Secret?, _ body: (UnsafePointer<UInt8>?, Int) -> Result
  ) -> Result {
    guard let passphrase else { return body(nil, 0) }
    return passphrase.withBytes { bytes in
      body(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
    }
  }
}
