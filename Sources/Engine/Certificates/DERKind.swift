import COpenSSL
import Values

/// The kind of binary data, or of text without PEM.
enum DERKind: Equatable {
  case certificate
  case pkcs7
  case pkcs12
  case truncated
  case other(FileKind)

  /// Looks at a whole file.
  init(_ file: Secret) {
    let kind = file.withBytes { buffer in
      copenssl_der_classify(
        buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
    }
    self =
      switch kind {
      case .certificate: .certificate
      case .pkcs7: .pkcs7
      case .pkcs12: .pkcs12
      case .request: .other(.request)
      case .revocation_list: .other(.revocationList)
      case .public_key: .other(.publicKey)
      case .private_key: .other(.privateKey)
      case .encrypted_private_key: .other(.encryptedPrivateKey)
      case .truncated: FileLook.text(file).map { $0 } ?? .truncated
      case .unknown: FileLook.text(file) ?? .other(.binary)
      }
  }
}
