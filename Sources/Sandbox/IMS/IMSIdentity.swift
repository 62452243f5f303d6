import Values

/// The answers of IMS about tokens and their owners.
struct IMSIdentity: Sendable {
  let tokens: AccessTokens
  let request: IncomingRequest

  /// `/ims/validate_token/v1`: the token in the form or in the `Authorization` field.
  func validate() -> OutgoingAnswer {
    let fields = request.fields(charset: .utf8)
    guard fields.first("type") == "access_token",
      let token = fields.first("token") ?? request.bearerToken
    else { return .imsProblem(400, "bad_request") }
    let client = fields.first("client_id") ?? request.header("X-IMS-ClientId")
    return .json(tokens.validation(of: token, clientID: client))
  }

  /// `/ims/organizations/v5` and `v6`: the organizations of the token's owner.
  func organizations(_ console: ConsoleState) -> OutgoingAnswer {
    withClaims { claims in
      let isUser = claims["user_id"]?.string == ConsoleUser.id
      let own = console.organizations.filter { isUser || $0.code == claims["org"]?.string }
      return .json(
        .array(
          own.map { organization in
            [
              "orgName": .string(organization.name),
              "orgRef": [
                "ident": .string(String(organization.code.prefix { $0 != "@" })),
                "authSrc": "AdobeOrg",
              ],
              "orgType": "Enterprise", "countryCode": "US", "groups": [],
            ]
          }))
    }
  }

  /// `/ims/profile/v1`: the account of the token's owner.
  func profile(_ console: ConsoleState) -> OutgoingAnswer {
    withClaims { claims in
      let email = email(claims, console)
      return .json([
        "userId": claims["user_id"] ?? .null, "authId": claims["user_id"] ?? .null,
        "account_type": "type3", "email": email, "displayName": email, "name": email,
        "countryCode": "US", "ownerOrg": claims["org"] ?? .null,
      ])
    }
  }

  /// `/ims/userinfo/v1` and `v2`, as OpenID Connect has it.
  func userInfo(_ console: ConsoleState) -> OutgoingAnswer {
    withClaims { claims in
      .json(["sub": claims["user_id"] ?? .null, "email": email(claims, console)])
    }
  }

  /// `/ims/revoke` and `/ims/invalidate_token/v2`: 200 without a body, whatever the token is.
  func revoke() -> OutgoingAnswer {
    if let token = request.fields(charset: .utf8).first("token") ?? request.bearerToken {
      tokens.revoke(token)
    }
    return OutgoingAnswer(status: 200)
  }

  /// `/ims/.well-known/openid-configuration`: the addresses of IMS for OpenID Connect.
  static func discovery(_ base: String) -> OutgoingAnswer {
    .json([
      "issuer": .string(base), "authorization_endpoint": .string("\(base)/ims/authorize/v2"),
      "token_endpoint": .string("\(base)/ims/token/v3"),
      "userinfo_endpoint": .string("\(base)/ims/userinfo/v2"),
      "revocation_endpoint": .string("\(base)/ims/revoke"),
      "jwks_uri": .string("\(base)/ims/keys"),
      "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
      "response_types_supported": ["code"], "subject_types_supported": ["public"],
      "id_token_signing_alg_values_supported": ["RS256"],
      "grant_types_supported": ["authorization_code", "client_credentials"],
    ])
  }

  private func withClaims(_ answer: (JSONValue) -> OutgoingAnswer) -> OutgoingAnswer {
    guard let claims = request.bearerToken.flatMap(tokens.validClaims) else {
      return .imsProblem(401, "invalid_token")
    }
    return answer(claims)
  }

  private func email(_ claims: JSONValue, _ console: ConsoleState) -> JSONValue {
    let credential = console.credential(clientID: claims["client_id"]?.string)
    return .string(credential?.technicalAccountEmail ?? "admin@sandbox.example")
  }
}
