import Values

/// The simulated Identity Management Services.
struct IMSServer: Sendable {
  let tokens: AccessTokens
  let faults: Set<SandboxFault>
  let clock: SandboxClock

  /// Answers one request; `base` is the server's own URL.
  func answer(
    _ request: IncomingRequest, state: inout SandboxState, base: String
  ) -> OutgoingAnswer {
    if request.isTooLarge { return OutgoingAnswer(status: 413) }
    if faults.contains(.imsDown) {
      return OutgoingAnswer(status: 503, headers: [("Retry-After", "30")])
    }
    if faults.contains(.imsHTML) {
      return .html(
        "<html><head><title>Web Gateway</title></head>"
          + "<body><h1>Access to this site is controlled</h1></body></html>\n")
    }
    let identity = IMSIdentity(tokens: tokens, request: request)
    switch (Self.endpoint(request.path), request.method) {
    case (.token(let version), "POST"):
      return throttled
        ?? TokenEndpoint(tokens: tokens, faults: faults, now: clock.milliseconds)
        .answer(request, version: version, state: &state)
    case (.exchange, "POST"):
      return throttled
        ?? JWTExchange(tokens: tokens, faults: faults, now: clock.milliseconds, base: base)
        .answer(request, state: &state)
    case (.validate, "POST"), (.validate, "GET"): return identity.validate()
    case (.organizations, "GET"): return identity.organizations(state.console)
    case (.profile, "GET"): return identity.profile(state.console)
    case (.userInfo, "GET"), (.userInfo, "POST"): return identity.userInfo(state.console)
    case (.revoke, "POST"): return identity.revoke()
    case (.keys, "GET"), (.keys, "HEAD"):
      return tokens.publicJWK.map { .json(["keys": [$0]]) } ?? OutgoingAnswer(status: 500)
    case (.discovery, "GET"), (.discovery, "HEAD"): return IMSIdentity.discovery(base)
    case (nil, _): return OutgoingAnswer(status: 404)
    case (_?, _): return OutgoingAnswer(status: 405)
    }
  }

  /// The endpoints of the server.
  private enum Endpoint {
    case token(version: Int)
    case exchange
    case validate
    case organizations
    case profile
    case userInfo
    case revoke
    case keys
    case discovery
  }

  /// The endpoint of a path, with or without a slash at its end.
  private static func endpoint(_ path: String) -> Endpoint? {
    switch path.hasSuffix("/") ? String(path.dropLast()) : path {
    case "/ims/token/v1": .token(version: 1)
    case "/ims/token/v2": .token(version: 2)
    case "/ims/token/v3": .token(version: 3)
    case "/ims/token/v4": .token(version: 4)
    case "/ims/exchange/jwt", "/ims/exchange/v1/jwt": .exchange
    case "/ims/validate_token/v1": .validate
    case "/ims/organizations/v5", "/ims/organizations/v6": .organizations
    case "/ims/profile/v1": .profile
    case "/ims/userinfo/v1", "/ims/userinfo/v2": .userInfo
    case "/ims/revoke", "/ims/invalidate_token/v2": .revoke
    case "/ims/keys": .keys
    case "/ims/.well-known/openid-configuration": .discovery
    default: nil
    }
  }

  private var throttled: OutgoingAnswer? {
    guard faults.contains(.imsThrottled) else { return nil }
    return OutgoingAnswer(status: 429, headers: [("Retry-After", "5")])
  }
}

extension OutgoingAnswer {
  /// A refusal in the words of IMS, with the number by which Adobe's support finds it.
  static func imsProblem(
    _ status: Int, _ code: String, _ description: String? = nil
  ) -> OutgoingAnswer {
    var members: [String: JSONValue] = ["error": .string(code)]
    if let description { members["error_description"] = .string(description) }
    var answer = OutgoingAnswer.json(status: status, .object(members))
    let id = RandomBytes.make(16).map { Hexadecimal.encoded($0) } ?? ""
    answer.headers.append(("X-DEBUG-ID", id))
    return answer
  }
}

extension IncomingRequest {
  /// The token of the `Authorization` field.
  var bearerToken: String? {
    let parts = header("Authorization")?.split(separator: " ").map(String.init) ?? []
    return parts.count == 2 && parts[0].lowercased() == "bearer" ? parts[1] : nil
  }
}
