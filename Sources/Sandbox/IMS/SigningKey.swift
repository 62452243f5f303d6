import Values

/// An RSA key, with which IMS signs its tokens or for which a certificate is created.
final class SigningKey: Sendable {
  /// The name of the key in token headers.
  static let id = "ims_na1-key-1"

  /// The key pair, without a certificate.
  let identity: Identity

  /// Creates a key of 2048 bits; nil when OpenSSL cannot.
  init?() {
    guard let identity = Identity.rsaKey() else { return nil }
    self.identity = identity
  }

  /// Reads a private key of 2048 bits or more in PEM; nil for anything else.
  init?(pem: [UInt8]) {
    guard let identity = Identity.rsaKey(pem: pem) else { return nil }
    self.identity = identity
  }

  /// A token in the compact form: header, claims and RS256 signature.
  func token(header: JSONValue, claims: JSONValue) -> String? {
    let text = "\(Base64URL.encoded(header)).\(Base64URL.encoded(claims))"
    return identity.signature(of: text).map { "\(text).\(Base64URL.encoded(Array($0)))" }
  }

  /// The claims of a token that this key has signed; nil for any other text.
  func claims(of token: String) -> JSONValue? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let signature = Base64URL.decoded(parts[2]),
      let claims = Base64URL.decoded(parts[1]),
      identity.hasSigned(Array("\(parts[0]).\(parts[1])".utf8), signature: signature)
    else { return nil }
    return try? JSONValue(parsing: claims)
  }

  /// The public half as a JSON Web Key (RFC 7517).
  var publicJWK: JSONValue {
    [
      "kty": "RSA", "alg": "RS256", "use": "sig", "kid": .string(Self.id),
      "n": .string(Base64URL.encoded(Array(identity.modulus))),
      "e": .string(Base64URL.encoded(Array(identity.exponent))),
    ]
  }

  /// The public half as PEM.
  var publicPEM: String { identity.publicPEM }
}
