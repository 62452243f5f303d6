import Values

/// `/ims/exchange/jwt`: an access token for a JWT that a certificate's key has signed.
///
/// The descriptions below are IMS's own, word for word. Where none is known there is none, except
/// for an expired JWT, whose description is said to contain details.
struct JWTExchange: Sendable {
  private static let badForm = "JWT token is incorrectly formatted, and can not be decoded."
  private static let noBinding = "Could not match JWT signature to any of the bindings"
  private static let wrongMetascopes =
    "The metascopes in the JWT are not a subset of the metascopes in the binding."

  let tokens: AccessTokens
  let faults: Set<SandboxFault>
  /// The time of the request, in milliseconds since 1970.
  let now: Int
  /// The server's own URL.
  let base: String

  /// Checks the client, then the JWT, and answers with milliseconds.
  func answer(_ request: IncomingRequest, state: inout SandboxState) -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    guard let credential = state.console.credential(clientID: fields.first("client_id")) else {
      return .imsProblem(400, "invalid_client")
    }
    let secret = fields.first("client_secret")
    guard state.accepts(secret, of: credential, faults) else {
      return .imsProblem(401, "invalid_client")
    }
    guard let token = fields.first("jwt_token") else { return .imsProblem(400, "invalid_token") }
    let isMigrated = credential.kind == .jwt && faults.contains(.jwtMigrated)
    if isMigrated || (credential.kind == .oauth && credential.wasJWT) {
      return .imsProblem(500, "internal_error", "Please try again later")
    }
    guard credential.kind != .oauth else { return .imsProblem(401, "invalid_client") }
    state.console.completeJWTCredentials(tokens.keys, now: now)
    let bound = state.console.credential(clientID: credential.clientID) ?? credential
    let org = state.console.organizationCode(of: bound)
    let hosts = hosts(request)
    if let refusal = refusal(of: token, bound, org: org, hosts: hosts) { return refusal }
    let claims = SignedText(token)?.claims ?? [:]
    let scopes = Self.metascopes(in: claims, hosts: hosts).flatMap { metascope in
      ConsoleService.all.first { $0.metascope == metascope }?.scopes ?? []
    }
    let granted = (scopes + ConsoleService.basicScopes).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    guard let issued = tokens.issue(granted, to: bound, of: org) else {
      return .imsProblem(500, "internal_error")
    }
    state.console.markUse(of: secret, bound, grant: "jwt_bearer", now: now)
    return .json([
      "token_type": "bearer", "access_token": .string(issued),
      "expires_in": .integer(AccessTokens.lifetimeMilliseconds - 1),
    ])
  }

  private func refusal(
    of token: String, _ credential: ConsoleCredential, org: String, hosts: [String]
  ) -> OutgoingAnswer? {
    guard let jwt = SignedText(token), case .integer(let end) = jwt.claims["exp"] ?? .null,
      Self.isIntegerOrMissing(jwt.claims["jti"])
    else { return .imsProblem(400, "invalid_token", Self.badForm) }
    let audiences = hosts.map { "\($0)/c/\(credential.clientID)" }
    guard let audience = jwt.claims["aud"]?.string, audiences.contains(audience) else {
      return .imsProblem(400, "invalid_client")
    }
    guard jwt.header["alg"]?.string == "RS256" else {
      return .imsProblem(400, "invalid_signature")
    }
    guard isSigned(jwt, credential) else {
      return .imsProblem(400, "invalid_token", Self.noBinding)
    }
    guard end > now / 1000 else {
      return .imsProblem(400, "invalid_token", "JWT has expired: exp is \(end)")
    }
    return refusalOfClaims(jwt.claims, credential, org: org, hosts: hosts)
  }

  private func refusalOfClaims(
    _ claims: JSONValue, _ credential: ConsoleCredential, org: String, hosts: [String]
  ) -> OutgoingAnswer? {
    let issuer = claims["iss"]?.string ?? ""
    let subject = claims["sub"]?.string ?? ""
    guard issuer.hasSuffix("@AdobeOrg"), subject.hasSuffix("@techacct.adobe.com") else {
      return .imsProblem(400, "bad_request")
    }
    guard issuer == org, subject == credential.technicalAccountID else {
      return .imsProblem(400, "invalid_token")
    }
    let wanted = Self.metascopes(in: claims, hosts: hosts)
    guard !wanted.isEmpty else { return .imsProblem(400, "invalid_scope") }
    let missing = faults.contains(.jwtMissingMetascope) ? "ent_smartcontent_sdk" : nil
    let bound = credential.metascopes.filter { $0 != missing }
    guard Set(wanted).isSubset(of: bound) else {
      return .imsProblem(400, "invalid_scope", Self.wrongMetascopes)
    }
    return nil
  }

  /// Whether the key of a bound certificate that has not expired signed the JWT.
  private func isSigned(_ jwt: SignedText, _ credential: ConsoleCredential) -> Bool {
    guard !faults.contains(.jwtExpiredCertificate) else { return false }
    return credential.bindings.contains { binding in
      binding.notAfter > now
        && Identity(reading: Array(binding.certificate.utf8))?
          .hasSigned(Array(jwt.text.utf8), signature: jwt.signature) == true
    }
  }

  /// The names by which a JWT can mean this server: the one in the request, the server's own, and
  /// that of the real IMS.
  private func hosts(_ request: IncomingRequest) -> [String] {
    let called = request.header("Host").map { ["https://\($0)", "http://\($0)"] } ?? []
    return called + [base, "https://ims-na1.adobelogin.com"]
  }

  private static func metascopes(in claims: JSONValue, hosts: [String]) -> [String] {
    (claims.object ?? [:]).filter { $0.value == true }.keys.sorted().compactMap { key in
      hosts.first { key.hasPrefix("\($0)/s/") }.map { String(key.dropFirst($0.count + 3)) }
    }
  }

  private static func isIntegerOrMissing(_ value: JSONValue?) -> Bool {
    switch value {
    case nil, .integer?: true
    case .null?, .bool?, .number?, .string?, .array?, .object?: false
    }
  }
}
