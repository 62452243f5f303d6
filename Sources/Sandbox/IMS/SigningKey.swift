import COpenSSL
import Synchronization
import Values

/// The RSA-2048 key with which IMS signs its tokens.
///
/// `@unchecked Sendable` holds because the key is only read after its making, which OpenSSL allows
/// from several threads.
final class SigningKey: @unchecked Sendable {
  /// The name of the key in token headers.
  static let id = "ims_na1-key-1"

  private let key: OpaquePointer

  /// Makes a new key; nil when OpenSSL cannot.
  init?() {
    guard let key = copenssl_rsa_generate(2048) else { return nil }
    self.key = key
  }

  deinit { copenssl_rsa_free(key) }

  /// A token in the compact form: header, claims and RS256 signature.
  func token(header: JSONValue, claims: JSONValue) -> String? {
    let text = "\(Base64URL.encoded(header)).\(Base64URL.encoded(claims))"
    var signature = [UInt8](repeating: 0, count: copenssl_rsa_size(key))
    let bytes = Array(text.utf8)
    guard copenssl_rsa_sign_sha256(key, bytes, bytes.count, &signature) else { return nil }
    return "\(text).\(Base64URL.encoded(signature))"
  }

  /// The claims of a token that this key has signed; nil for any other text.
  func claims(of token: String) -> JSONValue? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let signature = Base64URL.decoded(parts[2]),
      let claims = Base64URL.decoded(parts[1])
    else { return nil }
    let bytes = Array("\(parts[0]).\(parts[1])".utf8)
    guard copenssl_rsa_verify_sha256(key, bytes, bytes.count, signature, signature.count) else {
      return nil
    }
    return try? JSONValue(parsing: claims)
  }

  /// The public half as a JSON Web Key (RFC 7517).
  var publicJWK: JSONValue {
    var modulus = [UInt8](repeating: 0, count: copenssl_rsa_size(key))
    guard copenssl_rsa_modulus(key, &modulus) else { return [:] }
    let exponent = copenssl_rsa_exponent(key)
    let bytes = (0..<8).reversed().map { UInt8(truncatingIfNeeded: exponent >> ($0 * 8)) }
    return [
      "kty": "RSA", "alg": "RS256", "use": "sig", "kid": .string(Self.id),
      "n": .string(Base64URL.encoded(modulus)),
      "e": .string(Base64URL.encoded(Array(bytes.drop { $0 == 0 }))),
    ]
  }

  /// The public half as PEM.
  var publicPEM: String {
    var text = [CChar](repeating: 0, count: 1024)
    let length = copenssl_rsa_public_pem(key, &text, text.count)
    return String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// A signing key that is made when it is first needed, because that takes a noticeable while.
final class KeyOnDemand: Sendable {
  private let made = Mutex<SigningKey?>(nil)

  /// The key, always the same; nil when OpenSSL cannot make one.
  var key: SigningKey? {
    made.withLock { made in
      made = made ?? SigningKey()
      return made
    }
  }
}
