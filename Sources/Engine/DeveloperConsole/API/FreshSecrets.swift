import Synchronization
import Values

/// Client secrets that were made just now, until the program ends: the console shows a secret once,
/// in the answer that made it, and whoever reads back later sees only that it exists.
final class FreshSecrets: Sendable {
  private let secrets = Mutex<[String: Secret]>([:])

  /// Keeps a secret under the identifier that the console gave it.
  func keep(_ secret: Secret, id: String) {
    secrets.withLock { $0[id] = secret }
  }

  /// The secret of that identifier, when it was made by this process.
  subscript(id: String) -> Secret? { secrets.withLock { $0[id] } }
}
