import FoundationEssentials
import HTTP
import Synchronization
import Values

/// Keeps tokens while they are good, because Adobe throttles who asks for too many; in locked
/// memory only, and as long as the program runs.
final class TokenCache: Sendable {
  /// Seconds before its expiry from which on a token is not used any more.
  static let margin = 600.0

  fileprivate struct Key: Hashable {
    var ims: String
    var clientID: String
    var scopes: Set<String>
  }

  fileprivate struct Entry {
    var token: AccessToken
    /// A token that one secret got must not make another secret look good.
    var secrets: [Secret]
  }

  private let entries = Mutex<[Key: Entry]>([:])

  /// The kept token for a request, or a new one.
  func token(
    for request: TokenRequest, _ context: EngineContext
  ) async throws(Problem) -> AccessToken {
    let key = Key(request)
    let now = context.now()
    let kept = entries.withLock { $0[key] }
    if let kept, let end = kept.token.end, now < end.addingTimeInterval(-Self.margin),
      now >= kept.token.received, kept.holds(request.clientSecrets)
    {
      return kept.token
    }
    let token = try await request.send(context)
    entries.withLock { $0[key] = Entry(token: token, secrets: request.clientSecrets) }
    return token
  }

  /// Drops the token for a request, after somebody has refused it.
  func forget(_ request: TokenRequest) {
    let key = Key(request)
    entries.withLock { $0[key] = nil }
  }
}

extension TokenCache.Key {
  fileprivate init(_ request: TokenRequest) {
    self.init(
      ims: request.ims.origin, clientID: request.clientID, scopes: Set(request.scopes))
  }
}

extension TokenCache.Entry {
  fileprivate func holds(_ others: [Secret]) -> Bool {
    secrets.count == others.count && zip(secrets, others).allSatisfy { $0.equals($1) }
  }
}
