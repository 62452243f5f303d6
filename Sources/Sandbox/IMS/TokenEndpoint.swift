import Values

/// `/ims/token/v1` to `v4`, for `client_credentials`.
struct TokenEndpoint: Sendable {
  let tokens: AccessTokens
  let faults: Set<SandboxFault>
  /// The time of the request, in milliseconds since 1970.
  let now: Int

  /// Takes the parameters from the body or the query; version 1 counts the life in milliseconds.
  func answer(
    _ request: IncomingRequest, version: Int, state: inout SandboxState
  ) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    let basic = BasicCredentials.read(request)
    let client = fields.first("client_id") ?? basic?.user
    guard let credential = state.console.credential(clientID: client) else {
      return .imsProblem(400, "invalid_client", "invalid client_id parameter")
    }
    let secret = fields.first("client_secret") ?? basic?.password
    guard state.accepts(secret, of: credential, faults) else {
      return .imsProblem(400, "invalid_client", "invalid client_secret parameter")
    }
    // Descriptions of the following refusals are not known; RFC 6749 names the codes.
    switch fields.first("grant_type") {
    case "client_credentials": break
    case "authorization_code": return .imsProblem(400, "invalid_grant")
    case nil: return .imsProblem(400, "invalid_request")
    case _?: return .imsProblem(400, "unsupported_grant_type")
    }
    guard credential.kind != .jwt else { return .imsProblem(400, "unauthorized_client") }
    let scopes = (fields.first("scope") ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    let isRefused =
      faults.contains(.invalidScope) && scopes.contains(SandboxCredential.smartContentScope)
    guard !scopes.isEmpty, Set(scopes).isSubset(of: credential.scopes), !isRefused else {
      return .imsProblem(400, "invalid_scope")
    }
    let org = state.console.organizationCode(of: credential)
    guard let token = tokens.issue(scopes, to: credential, of: org) else {
      return .imsProblem(500, "internal_error")
    }
    state.console.markUse(of: secret, credential, grant: "client_credentials", now: now)
    let lifetime = AccessTokens.lifetimeMilliseconds
    return .json([
      "access_token": .string(token), "token_type": "bearer",
      "expires_in": .integer(version == 1 ? lifetime - 1 : lifetime / 1000 - 1),
    ])
  }
}

extension SandboxState {
  /// Whether IMS accepts that client secret for the credential.
  func accepts(
    _ secret: String?, of client: ConsoleCredential, _ faults: Set<SandboxFault>
  ) -> Bool {
    if faults.contains(.wrongClientSecret), client.clientID == credential.clientID {
      if secret == credential.clientSecret { return false }
      if secret == credential.otherSecret { return true }
    }
    return client.secrets.contains { $0.value == secret }
  }
}

extension ConsoleState {
  /// The IMS organization that a credential belongs to.
  func organizationCode(of credential: ConsoleCredential) -> String {
    organizations.first { $0.id == credential.organization }?.code ?? ""
  }

  /// Notes the time at which a client secret was last used.
  mutating func markUse(
    of secret: String?, _ credential: ConsoleCredential, grant: String, now: Int
  ) {
    guard let index = credentials.firstIndex(where: { $0.id == credential.id }),
      let place = credentials[index].secrets.firstIndex(where: { $0.value == secret })
    else { return }
    credentials[index].secrets[place].usages[grant] = now
  }
}
