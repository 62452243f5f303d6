import CIdentity
import FoundationEssentials

/// Writes a key store as a file.
enum KeystoreFile {
  /// The bytes of a PKCS#12 file in DER; nil when OpenSSL fails.
  static func pkcs12(_ entries: [Keystore.Entry], password: String) -> Data? {
    guard let store = cidentity_store_new(password) else { return nil }
    for entry in entries {
      if let key = entry.key {
        _ = cidentity_store_key(store, entry.alias, Array(key), key.count)
      }
      for (index, der) in entry.chain.enumerated() {
        let bytes = Array(der)
        _ =
          index == 0
          ? cidentity_store_certificate(store, entry.alias, bytes, bytes.count)
          : cidentity_store_certificate(store, nil, bytes, bytes.count)
      }
    }
    return Data(taking: cidentity_store_finish(store))
  }
}
