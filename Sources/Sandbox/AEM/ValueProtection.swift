import CIdentity
import Values

/// The author's encryption of property values, under a key of its own.
///
/// A protected value is `{` hexadecimal digits `}`: 16 bytes of salt, the nonce, the tag and the
/// AES-256-GCM ciphertext. Other programs see only its outer form.
struct ValueProtection: Sendable {
  private static let saltLength = 16
  private static let nonceLength = Int(CIDENTITY_GCM_NONCE_LENGTH)
  private static let tagLength = Int(CIDENTITY_GCM_TAG_LENGTH)

  /// The key of the AES-256 encryption: 32 bytes.
  let key: [UInt8]

  /// Encrypts a text, unless it is protected already; nil when OpenSSL fails.
  func protect(_ text: String) -> String? {
    if unprotect(text) != nil { return text }
    let plain = Array(text.utf8)
    guard let head = RandomBytes.make(Self.saltLength + Self.nonceLength) else { return nil }
    let salt = Array(head[..<Self.saltLength])
    let nonce = Array(head[Self.saltLength...])
    var sealed = [UInt8](repeating: 0, count: plain.count)
    var tag = [UInt8](repeating: 0, count: Self.tagLength)
    guard
      cidentity_seal(
        key, nonce, salt, salt.count, plain, plain.count, &sealed, &tag)
    else { return nil }
    return "{\(Hexadecimal.encoded(head + tag + sealed))}"
  }

  /// Decrypts a protected value; nil for any other text, and for a value of another key.
  func unprotect(_ value: String) -> String? {
    let headLength = Self.saltLength + Self.nonceLength + Self.tagLength
    guard value.hasPrefix("{"), value.hasSuffix("}"),
      let bytes = Hexadecimal.decoded(String(value.dropFirst().dropLast())),
      bytes.count >= headLength
    else { return nil }
    let salt = Array(bytes[..<Self.saltLength])
    let nonce = Array(bytes[Self.saltLength..<(Self.saltLength + Self.nonceLength)])
    let tag = Array(bytes[(headLength - Self.tagLength)..<headLength])
    let sealed = Array(bytes[headLength...])
    var plain = [UInt8](repeating: 0, count: sealed.count)
    guard
      cidentity_open(
        key, nonce, salt, salt.count, sealed, sealed.count, tag, &plain)
    else { return nil }
    return String(decoding: plain, as: UTF8.self)
  }
}
