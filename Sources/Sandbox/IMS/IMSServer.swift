import Values

/// The simulated Identity Management Services.
struct IMSServer: Sendable {
  let keys: KeyOnDemand
  let faults: Set<SandboxFault>
  let clock: SandboxClock

  /// Answers one request.
  func answer(_ request: IncomingRequest, credential: SandboxCredential) -> OutgoingAnswer {
    if request.isTooLarge { return OutgoingAnswer(status: 413) }
    if faults.contains(.imsDown) {
      return OutgoingAnswer(status: 503, headers: [("Retry-After", "30")])
    }
    if faults.contains(.imsHTML) {
      return .html(
        "<html><head><title>Web Gateway</title></head>"
          + "<body><h1>Access to this site is controlled</h1></body></html>\n")
    }
    guard let key = keys.key else { return OutgoingAnswer(status: 500) }
    let tokens = AccessTokens(key: key, faults: faults, now: clock.milliseconds)
    let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
    switch (path, request.method) {
    case ("/ims/token/v2", "POST"), ("/ims/token/v3", "POST"):
      return token(request, credential: credential, tokens: tokens)
    case ("/ims/exchange/jwt", "POST"), ("/ims/exchange/v1/jwt", "POST"):
      return exchange(request, credential: credential)
    case ("/ims/validate_token/v1", "POST"), ("/ims/validate_token/v1", "GET"):
      return validate(request, tokens: tokens)
    case ("/ims/keys", "GET"), ("/ims/keys", "HEAD"): return .json(["keys": [key.publicJWK]])
    case ("/ims/token/v2", _), ("/ims/token/v3", _), ("/ims/exchange/jwt", _),
      ("/ims/exchange/v1/jwt", _), ("/ims/validate_token/v1", _), ("/ims/keys", _):
      return OutgoingAnswer(status: 405)
    default: return OutgoingAnswer(status: 404)
    }
  }

  /// The token endpoint, for `client_credentials`.
  private func token(
    _ request: IncomingRequest, credential: SandboxCredential, tokens: AccessTokens
  ) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    let basic = BasicCredentials.read(request)
    guard (fields.first("client_id") ?? basic?.user) == credential.clientID else {
      return problem(400, "invalid_client", "invalid client_id parameter")
    }
    let secret = fields.first("client_secret") ?? basic?.password
    guard secret == credential.acceptedSecret(faults) else {
      return problem(400, "invalid_client", "invalid client_secret parameter")
    }
    // Descriptions of the following refusals are not known; RFC 6749 names the codes.
    switch fields.first("grant_type") {
    case "client_credentials": break
    case "authorization_code": return problem(400, "invalid_grant")
    case nil: return problem(400, "invalid_request")
    case _?: return problem(400, "unsupported_grant_type")
    }
    let scopes = (fields.first("scope") ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    let isRefused =
      faults.contains(.invalidScope) && scopes.contains(SandboxCredential.smartContentScope)
    guard !scopes.isEmpty, Set(scopes).isSubset(of: credential.scopes), !isRefused else {
      return problem(400, "invalid_scope")
    }
    guard let token = tokens.issue(scopes, to: credential) else {
      return problem(500, "internal_error")
    }
    return .json([
      "access_token": .string(token), "token_type": "bearer",
      "expires_in": .integer(AccessTokens.lifetimeMilliseconds / 1000 - 1),
    ])
  }

  /// The JWT exchange, which fails like this for every credential that is Server-to-Server now.
  private func exchange(
    _ request: IncomingRequest, credential: SandboxCredential
  ) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    guard fields.first("client_id") == credential.clientID else {
      return problem(400, "invalid_client")
    }
    guard fields.first("client_secret") == credential.acceptedSecret(faults) else {
      return problem(401, "invalid_client")
    }
    guard fields.first("jwt_token") != nil else { return problem(400, "invalid_token") }
    return problem(500, "internal_error", "Please try again later")
  }

  private func validate(
    _ request: IncomingRequest, tokens: AccessTokens
  ) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    let bearer = request.header("Authorization")?.split(separator: " ").map(String.init)
    let carried = bearer.flatMap { $0.count == 2 && $0[0].lowercased() == "bearer" ? $0[1] : nil }
    guard fields.first("type") == "access_token", let token = fields.first("token") ?? carried
    else { return problem(400, "bad_request") }
    let client = fields.first("client_id") ?? request.header("X-IMS-ClientId")
    return .json(tokens.validation(of: token, clientID: client))
  }

  private func problem(
    _ status: Int, _ code: String, _ description: String? = nil
  ) -> OutgoingAnswer {
    var members: [String: JSONValue] = ["error": .string(code)]
    if let description { members["error_description"] = .string(description) }
    return .json(status: status, .object(members))
  }
}
