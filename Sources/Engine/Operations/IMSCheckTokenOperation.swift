import FoundationEssentials
import HTTP
import Values

/// `ims.check-token`: what IMS itself says about a token: whether it is good, whose, and until
/// when.
struct IMSCheckTokenOperation: Operation {
  /// Keeps tokens that are requested on the way.
  let tokens: TokenCache

  let signature = OperationSignature(
    name: "ims.check-token", inputs: Wanted.inputs + BearerSource.inputs,
    outputs: [.text("clientId"), .text("userId"), .text("scopes"), .text("endsAt")],
    changes: false, verifies: .itself)

  /// The token, or how to get one, and whom to ask.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = BearerSource.inputs

    let ims: WebAddress
    let source: BearerSource
    /// The client that the token is said to belong to.
    let clientID: String?
    let cleaner: Cleaner

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      ims = try IMSAddress.read(try inputs[TokenRequest.ims])
      source = try BearerSource(inputs)
      clientID = inputs[TokenRequest.clientID.optional]
      cleaner = inputs.cleaner
    }
  }

  /// The answer of IMS about a good token.
  struct Observation: Equatable, Sendable {
    var claims: TokenClaims
    /// When the token expires; nil when neither IMS nor the token says.
    var end: Date?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let ims = wanted.ims
    let token = try await wanted.source.token(tokens, context)
    let cleaner = wanted.cleaner.hiding(token)
    context.report(Progress("Asking \(ims.host) about the token"))
    // IMS wants to know which client the token is said to belong to; the token itself knows best.
    let client = wanted.clientID ?? TokenClaims(token)?.clientID ?? ""
    let form = FormBody([("type", "access_token"), ("client_id", client)])
    form.add("token", token)
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
      wanted.source.refused(tokens)
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
    _ observed: Observation, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let cleaner = wanted.cleaner
    let end = observed.end?.utc ?? "unknown"
    let scopes = (observed.claims.scopes ?? []).map { cleaner.line($0, limit: 80) }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "clientId": cleaner.line(observed.claims.clientID ?? "", limit: 80),
      "userId": cleaner.line(observed.claims.userID ?? "", limit: 80),
      "scopes": scopes.joined(separator: ","), "endsAt": end,
    ]
    conclusion.evidence = [
      Evidence("Token", "valid, says IMS"), Evidence("Expires", end),
      Evidence("Client ID", conclusion.texts["clientId"] ?? ""),
      Evidence("Issued to", conclusion.texts["userId"] ?? ""),
      Evidence("Scopes", scopes.joined(separator: ",")),
    ]
    return conclusion
  }
}
