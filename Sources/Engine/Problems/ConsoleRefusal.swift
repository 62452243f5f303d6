/// An answer of the console that is a refusal.
package struct ConsoleRefusal: Equatable, Sendable {
  /// Which of the known refusals it is.
  package var kind: Kind
  /// The act that was refused, such as `listing the projects`.
  package var act: String
  /// The HTTP status, 100 to 599.
  package var status: Int
  /// The console's message, cleaned; empty when it said nothing.
  package var message: String
  /// The `x-request-id` under which Adobe's support finds the request.
  package var reference: String?

  /// Describes a refusal whose message is cleaned already.
  package init(
    kind: Kind, act: String, status: Int, message: String = "", reference: String? = nil
  ) {
    self.kind = kind
    self.act = act
    self.status = status
    self.message = message
    self.reference = reference
  }

  /// The kinds of refusal.
  package enum Kind: Equatable, Sendable {
    /// 401, or the gateway's codes 401013, 403010 and 403020.
    case token
    /// The gateway's codes 403000 and 403003.
    case apiKey
    /// A 403 that no other kind covers.
    case forbidden
    /// 403, when the console says `ERR_MSG_QUOTA_EXCEEDED`.
    case quota
    /// 409, or the code `ERR_MSG_DUPLICATE_NAME`.
    case duplicateName
    /// 404: missing, or not to be seen by this person.
    case notFound
    /// 429; when to come again, if it was said.
    case throttled(retryAfter: String?)
    /// 5xx; when to come again, if it was said.
    case unavailable(retryAfter: String?)
    /// Something else answers in its place.
    case notConsole
    /// A status that no other kind covers.
    case other
  }
}
