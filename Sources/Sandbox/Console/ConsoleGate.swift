import Values

/// Checks the right to call the Developer Console API, with the answers of Adobe's API gateway.
struct ConsoleGate: Sendable {
  let tokens: AccessTokens
  let faults: Set<SandboxFault>

  /// The refusal of a call; nil lets it pass.
  func refusal(of request: IncomingRequest, _ state: ConsoleState) -> OutgoingAnswer? {
    guard let key = request.header("x-api-key"), !key.isEmpty else {
      return problem(403, "403000", "Api Key is required")
    }
    let isKnown = key == ConsoleUser.client || state.credential(clientID: key) != nil
    guard isKnown, !faults.contains(.console403) else {
      return problem(403, "403003", "Api Key is invalid")
    }
    guard let token = request.bearerToken else {
      return problem(403, "403010", "Oauth token is missing.")
    }
    guard !faults.contains(.console401), let claims = tokens.validClaims(of: token) else {
      return problem(401, "401013", "Oauth token is not valid")
    }
    let isPerson = claims["user_id"]?.string == ConsoleUser.id
    guard isPerson || isAllowed(request, scope: claims["scope"]?.string ?? "") else {
      return problem(403, "403011", "Scope mismatch")
    }
    return nil
  }

  /// Whether a credential's own token can make the call: it can read, and manage client secrets.
  ///
  /// Adobe does not document whether such a token can do more.
  private func isAllowed(_ request: IncomingRequest, scope: String) -> Bool {
    let scopes = scope.split(separator: ",").map(String.init)
    guard scopes.contains("adobeio_api") else { return false }
    if request.method == "GET" { return true }
    let isSecret = request.path.split(separator: "/").contains("secrets")
    return isSecret && scopes.contains("manage_client_secrets")
  }

  private func problem(_ status: Int, _ code: String, _ message: String) -> OutgoingAnswer {
    .json(status: status, ["error_code": .string(code), "message": .string(message)])
  }
}
