import Synchronization
import Values

/// Client secrets that were created just now, until the program exits: the console shows a secret
/// once, in the answer that created it, and whoever reads it later sees only that it exists.
final class FreshSecrets: Sendable {
  private let secrets = Mutex<[String: Secret]>([:])

  /// Keeps a secret under the identifier that the console issued.
  func keep(_ secret: Secret, id: String) {
    secrets.withLock { $0[id] = secret }
  }

  /// The secret of that identifier, when this process created it.
  subscript(id: String) -> Secret? { secrets.withLock { $0[id] } }
}
