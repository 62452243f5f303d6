import FoundationEssentials
import HTTP
import Values

/// Asks IMS for an access token with the client credentials of an OAuth Server-to-Server
/// credential.
struct TokenRequest: Sendable {
  /// IMS, such as `https://ims-na1.adobelogin.com`.
  let ims: WebAddress
  /// The client that asks, a client ID of Developer Console.
  let clientID: String
  /// One secret, or the two that exist while they are rotated, tried in order.
  ///
  /// They go in the body, never in the address: addresses are logged.
  let clientSecrets: [Secret]
  /// The scopes to ask for.
  let scopes: [String]
  /// Cleans what IMS says.
  let cleaner: Cleaner

  static let ims = Input.text("imsUrl")
  static let clientID = Input.text("clientId")
  static let clientSecret = Input.secret("clientSecret")
  static let otherSecret = Input.optionalSecret("otherSecret")
  static let scopes = Input.text("scopes")
  /// The inputs that ``init(_:)`` reads.
  static let inputs: [any OperationInput] = [ims, clientID, clientSecret, otherSecret, scopes]

  /// The only words after which the other secret is tried: all others say that it would not help.
  private static let badSecret = "invalid client_secret parameter"

  /// Sends the request; once for each secret at most, and never again.
  ///
  /// - Throws: a ``TokenProblem`` that explains the refusal.
  func send(_ context: EngineContext) async throws(Problem) -> AccessToken {
    for (index, secret) in clientSecrets.enumerated() {
      let answer = try await ask(secret, context)
      if answer.error == "invalid_client", answer.rawDescription.trimmed == Self.badSecret,
        index < clientSecrets.count - 1
      {
        continue
      }
      if let problem = refusal(answer) { throw .token(problem) }
      var token = try answer.token(from: .v3, at: context.now())
      token.secretIndex = index
      return token
    }
    throw .missingInput("clientSecret")
  }

  private func ask(_ secret: Secret, _ context: EngineContext) async throws(Problem) -> IMSAnswer {
    let form = FormBody([("grant_type", "client_credentials"), ("client_id", clientID)])
    form.add("client_secret", secret)
    form.add("scope", scopes.joined(separator: ","))
    let request = HTTPRequest(
      .post, ims.appending(TokenEndpoint.v3.rawValue),
      headers: [HTTPHeader("Accept", "application/json")], body: form.finish())
    return IMSAnswer(try await context.transport.answer(to: request, from: .ims), cleaner: cleaner)
  }

  private func refusal(_ answer: IMSAnswer) -> TokenProblem? {
    if let outage = answer.outage { return outage }
    if answer.response.status == 200 { return nil }
    switch answer.error {
    case "invalid_client" where answer.rawDescription.contains("client_secret"):
      return clientSecrets.count > 1
        ? .clientSecrets(count: clientSecrets.count) : .clientSecret
    case "invalid_client" where answer.rawDescription.contains("client_id"): return .clientID
    case "invalid_client": return .client(description: answer.description)
    case "invalid_scope": return .scopeRefused(description: answer.description)
    default: return answer.refused
    }
  }
}

extension TokenRequest {
  /// Takes the credential and the scopes of the inputs.
  init(_ inputs: OperationInputs) throws(Problem) {
    self.init(
      ims: try IMSAddress.read(try inputs[Self.ims]), clientID: try inputs[Self.clientID],
      clientSecrets: [try inputs[Self.clientSecret], inputs[Self.otherSecret]].compactMap(\.self),
      scopes: ScopeList.split(try inputs[Self.scopes]), cleaner: inputs.cleaner)
  }
}
