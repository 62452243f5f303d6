import FoundationEssentials

/// A user's key store, or the trust store.
struct Keystore: Codable, Equatable, Sendable {
  /// A private key with its chain, or a trusted certificate.
  struct Entry: Codable, Equatable, Sendable {
    /// In lower case.
    let alias: String
    /// PKCS#8 in DER; nil for a trusted certificate.
    let key: Data?
    /// DER, the key's own certificate first.
    let chain: [Data]
  }

  /// The password, encrypted by the author.
  var password: String
  var entries: [Entry] = []

  /// The entry of that name, whatever its case.
  func entry(_ alias: String) -> Entry? { entries.first { $0.alias == alias.lowercased() } }
}
