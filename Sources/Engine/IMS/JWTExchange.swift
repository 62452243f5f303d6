import FoundationEssentials
import HTTP
import Values

/// Asks IMS for an access token with a signed JWT: the method of service accounts, which Adobe
/// discontinued.
///
/// It is here for AEM instances that still have such a credential, and for rehearsals.
struct JWTExchange: Sendable {
  /// The claims, checked before they are signed.
  let claims: ServiceAccountClaims
  /// The client secret, which goes in the body.
  let clientSecret: Secret
  /// The private key that signs the JWT.
  let signer: any RS256Signer
  /// Cleans what IMS says.
  let cleaner: Cleaner

  /// Checks the claims, signs and sends them; once.
  ///
  /// - Throws: a ``JWTProblem``, or a ``TokenProblem`` for what is not about the JWT.
  func send(_ context: EngineContext) async throws(Problem) -> AccessToken {
    let now = context.now()
    let assertion: Secret
    do throws(JWTFlaw) {
      let made = claims.made(at: now)
      try claims.check(made, at: now)
      assertion = try JSONWebToken(claims: made).signed(by: signer)
    } catch {
      throw .jwt(.notSent(error))
    }
    let form = FormBody([("client_id", claims.clientID)])
    form.add("client_secret", clientSecret)
    form.add("jwt_token", assertion)
    let request = HTTPRequest(
      .post, claims.ims.appending(TokenEndpoint.jwt.rawValue),
      headers: [
        HTTPHeader("Accept", "application/json"), HTTPHeader("Cache-Control", "no-cache"),
      ], body: form.finish())
    let response = try await context.transport.answer(to: request, from: .ims)
    let answer = IMSAnswer(response, cleaner: cleaner.hiding(assertion))
    if let refusal = JWTRefusal(answer) { throw .jwt(.refused(refusal)) }
    if let outage = answer.outage { throw .token(outage) }
    guard response.status == 200 else { throw .token(answer.refused) }
    return try answer.token(from: .jwt, at: context.now())
  }
}

extension JWTRefusal {
  /// What an answer says about the JWT; nil when it is about something else.
  init?(_ answer: IMSAnswer) {
    let words = answer.rawDescription.lowercased()
    let said = answer.description
    switch (answer.response.status, answer.error) {
    case (500, "internal_error") where words.contains("try again later"): self = .migrated
    case (500..., _), (200, _), (429, _): return nil
    case (_, "invalid_token") where words.contains("could not match jwt signature"):
      self = .signatureUnmatched
    case (_, "invalid_token") where words.contains("incorrectly formatted"): self = .undecodable
    case (_, "invalid_token") where words.contains("expired"): self = .expired(description: said)
    case (_, "invalid_token"): self = .token(description: said)
    case (_, "invalid_signature"): self = .signatureInvalid(description: said)
    case (401, "invalid_client"): self = .client(description: said)
    case (_, "invalid_client"): self = .clientUnknown(description: said)
    case (_, "invalid_jti"): self = .identifier(description: said)
    case (_, "invalid_scope") where words.contains("not a subset"): self = .metascopesNotBound
    case (_, "invalid_scope"): self = .metascopes(description: said)
    case (_, "bad_request"): self = .claimFormat(description: said)
    default: return nil
    }
  }
}
