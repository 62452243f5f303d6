import FoundationEssentials
import Values

/// A token that IMS issued, and what is known about it.
///
/// Never shown, never written anywhere.
struct AccessToken: Sendable {
  /// The token itself, as it goes into `Authorization: Bearer`.
  let value: Secret
  /// Seconds that it lasts, by the answer it came in.
  let answeredLifetime: Int?
  /// The claims of the token; nil when they cannot be read.
  let claims: TokenClaims?
  /// When it came, by this machine's clock.
  let received: Date
  /// The seconds that the server's clock is ahead of this machine's; nil when it did not say.
  let clockAhead: Double?
  /// Which of the client secrets it was issued for, from 0.
  var secretIndex = 0

  /// Seconds that it lasts, by the answer or by itself.
  var lifetime: Int? { answeredLifetime ?? claims?.lifetime.map { Int($0) } }

  /// When it expires, by this machine's clock; the earlier when answer and token differ, nil when
  /// neither says.
  var end: Date? {
    let answered = answeredLifetime.map { received.addingTimeInterval(Double($0)) }
    guard let claims, let created = claims.created, let lifetime = claims.lifetime else {
      return answered
    }
    let own = created.addingTimeInterval(lifetime - (clockAhead ?? 0))
    return min(own, answered ?? own)
  }
}
