import FoundationEssentials

/// A user's key store, or the trust store.
struct Keystore: Codable, Equatable, Sendable {
  /// A private key with its chain, or a trusted certificate.
  struct Entry: Codable, Equatable, Sendable {
    /// The name of the entry, in lower case.
    let alias: String
    /// The private key as PKCS#8 in DER; nil for a trusted certificate.
    let key: Data?
    /// The certificates in DER, the key's own first.
    let chain: [Data]
  }

  /// The password, encrypted by the author.
  var password: String
  var entries: [Entry] = []

  /// The entry of that name, whatever its case.
  func entry(_ alias: String) -> Entry? { entries.first { $0.alias == alias.lowercased() } }
}
