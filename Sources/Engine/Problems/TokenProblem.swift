/// Why Adobe's identity service issued no token, or not the right one.
package enum TokenProblem: Equatable, Sendable {
  /// `invalid_client`, naming the secret.
  case clientSecret
  /// `invalid_client`, naming the secret, for each of several secrets.
  case clientSecrets(count: Int)
  /// `invalid_client`, naming the client ID.
  case clientID
  /// `invalid_client` without saying which.
  case client(description: String)
  /// `invalid_scope`: the credential may not ask for one of the scopes.
  case scopeRefused(description: String)
  /// 429; when to come again, if it was said.
  case throttled(retryAfter: String?)
  /// 5xx; when to come again, if it was said.
  case unavailable(status: Int, retryAfter: String?)
  /// Something else answers in its place: a proxy, a login page, another site.
  case notIMS(status: Int, found: String)
  /// 200 without a token.
  case noToken
  /// A token that had expired this many seconds before it came, by the server's own clock.
  case expired(seconds: Int)
  /// IMS says of a token that it is not good.
  case notValid(reason: String)
  /// A token was taken along and refused.
  case tokenRejected(status: Int, description: String)
  /// An error that no other case covers.
  case refused(status: Int, error: String, description: String)
  /// The token lacks the scope that the product needs.
  case scopeMissing(scope: String, granted: [String], product: String)
}
