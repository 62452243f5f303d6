import FoundationEssentials
import Synchronization

/// The RSA keys of sandboxes: each is made when it is first needed, because the search for one takes
/// a quarter of a second, and stays the same from then on.
package final class SandboxKeys: Sendable {
  /// What a key is for.
  enum Use: CaseIterable {
    /// IMS signs its tokens.
    case tokens
    /// AEM's key store and the JWT credential, whose halves belong together.
    case certificate
    /// A key that belongs to nobody, for whoever uses the wrong one.
    case stranger
  }

  /// The keys of all sandboxes of this process that are given no others.
  package static let ofThisProcess = SandboxKeys()

  private let made: Mutex<[Use: SigningKey]>

  /// Keys that are still to be made.
  package init() {
    made = Mutex([:])
  }

  /// One key of a PEM file for tokens and certificates alike.
  ///
  /// - Throws: ``SandboxFailure/keyUnreadable(_:)`` for anything but an RSA key of 2048 bits or more
  ///   without a password.
  package init(file path: String) throws(SandboxFailure) {
    guard let pem = FileManager.default.contents(atPath: path),
      let key = SigningKey(pem: Array(pem))
    else { throw .keyUnreadable(path) }
    made = Mutex([.tokens: key, .certificate: key])
  }

  /// The key for a use, always the same; nil when OpenSSL cannot make one.
  func key(for use: Use) -> SigningKey? {
    made.withLock { made in
      if let key = made[use] { return key }
      let key = SigningKey()
      made[use] = key
      return key
    }
  }
}
