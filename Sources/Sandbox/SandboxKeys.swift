import FoundationEssentials
import Synchronization

/// The RSA keys of sandboxes, each created at its first use.
///
/// The search for a key takes a quarter of a second. Each key stays the same from then on.
package final class SandboxKeys: Sendable {
  /// The use of a key.
  enum Use: CaseIterable {
    /// Signing of tokens by IMS.
    case tokens
    /// AEM's key store and the JWT credential, whose halves belong together.
    case certificate
    /// A key that belongs to nobody, for a client that uses the wrong one.
    case stranger
  }

  /// The keys of all sandboxes of this process that receive no others.
  package static let ofThisProcess = SandboxKeys()

  private let made: Mutex<[Use: SigningKey]>

  /// Creates no key yet; each one follows at its first use.
  package init() {
    made = Mutex([:])
  }

  /// Reads one key from a PEM file, for tokens and certificates alike.
  ///
  /// - Throws: ``SandboxFailure/keyUnreadable(_:)`` for anything but an RSA key of 2048 bits or
  ///   more without a password.
  package init(file path: String) throws(SandboxFailure) {
    guard let pem = FileManager.default.contents(atPath: path),
      let key = SigningKey(pem: Array(pem))
    else { throw .keyUnreadable(path) }
    made = Mutex([.tokens: key, .certificate: key])
  }

  /// The key for a use, always the same; nil when OpenSSL cannot create one.
  func key(for use: Use) -> SigningKey? {
    made.withLock { made in
      if let key = made[use] { return key }
      let key = SigningKey()
      made[use] = key
      return key
    }
  }
}
