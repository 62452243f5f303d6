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

/// Tells files apart by their first characters.
enum FileLook {
  /// Whether there is nothing but white space and byte order marks.
  static func isBlank(_ file: Secret) -> Bool {
    file.withBytes { bytes in
      bytes.allSatisfy { PEMText.isSpace($0) || [0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    }
  }

  /// The kind of text; nil when it is binary.
  static func text(_ file: Secret) -> DERKind? {
    file.withBytes { bytes in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let body = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
      let isText = body.allSatisfy { $0 >= 0x20 && $0 != 0x7F || PEMText.isSpace($0) }
      guard isText else { return nil }
      let visible = body.drop { PEMText.isSpace($0) }
      if visible.starts(with: Array("-----".utf8)) { return .truncated }
      return switch visible.first {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): .other(.json)
      case UInt8(ascii: "<"): .other(.html)
      default: .other(.text)
      }
    }
  }
}
