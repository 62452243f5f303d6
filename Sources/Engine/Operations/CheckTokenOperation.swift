import FoundationEssentials
import HTTP
import Values

/// `ims.check-token`: what IMS itself says about a token: whether it is good, whose, and until when.
struct CheckTokenOperation: Operation {
  /// Keeps tokens that are got on the way.
  let tokens: TokenCache

  let signature = OperationSignature(
    name: "ims.check-token", inputs: [.text("imsUrl")] + BearerSource.inputs,
    outputs: [.text("clientId"), .text("userId"), .text("scopes"), .text("endsAt")],
    changes: false, verifies: .itself)

  /// What IMS answered about a good token.
  struct Observation: Equatable, Sendable {
    var claims: TokenClaims
    /// When it ends.
    var end: Date?
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let ims = try IMSAddress.read(try inputs.text("imsUrl"))
    let source = try await BearerSource(inputs, tokens, context)
    let cleaner = inputs.cleaner.hiding(source.token)
    context.report(Progress("Asking \(ims.host) about the token"))
    // IMS wants to know which client the token is said to belong to; the token itself knows best.
    let client = inputs.optional("clientId") ?? TokenClaims(source.token)?.clientID ?? ""
    let form = FormBody([("type", "access_token"), ("client_id", client)])
    form.add("token", source.token)
    var headers = [HTTPHeader("Accept", "application/json")]
    if !client.isEmpty { headers.append(HTTPHeader("X-IMS-ClientId", client)) }
    let request = HTTPRequest(
      .post, ims.appending("/ims/validate_token/v1"), headers: headers, body: form.finish())
    let answer = IMSAnswer(
      try await context.transport.answer(to: request, from: .ims), cleaner: cleaner)
    if let outage = answer.outage { throw .token(outage) }
    // A token that is not good is told with status 200, too.
    guard answer.response.status == 200, let isValid = answer.json?["valid"]?.bool else {
      throw .token(answer.refused)
    }
    guard isValid else {
      source.refused()
      let reason = answer.json?["reason"]?.string ?? ""
      throw .token(.notValid(reason: cleaner.line(reason, limit: 80)))
    }
    let claims = TokenClaims(answer.json?["token"] ?? [:])
    let told = answer.json?["expires_at"]?.integer.map {
      Date(timeIntervalSince1970: Double($0) / 1_000)
    }
    let own = claims.created.flatMap { created in claims.lifetime.map { created + $0 } }
    return Observation(claims: claims, end: told ?? own)
  }

  func conclude(
    _ observed: Observation, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    let cleaner = inputs.cleaner
    let end = observed.end?.formatted(.iso8601) ?? "unknown"
    let scopes = (observed.claims.scopes ?? []).map { cleaner.line($0, limit: 80) }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "clientId": cleaner.line(observed.claims.clientID ?? "", limit: 80),
      "userId": cleaner.line(observed.claims.userID ?? "", limit: 80),
      "scopes": scopes.joined(separator: ","), "endsAt": end,
    ]
    conclusion.evidence = [
      Evidence("Token", "good, says IMS"), Evidence("Ends", end),
      Evidence("Client ID", conclusion.texts["clientId"] ?? ""),
      Evidence("Given to", conclusion.texts["userId"] ?? ""),
      Evidence("Scopes", scopes.joined(separator: ",")),
    ]
    return conclusion
  }
}
