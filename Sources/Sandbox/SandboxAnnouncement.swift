import Values

extension Sandbox {
  /// The addresses, account and credentials that a program needs after it has started a sandbox.
  ///
  /// `{"aem", "ims", "console", "user", "password", "credentials": {"client_id", "client_secret",
  /// "org_id", "technical_account_id", "scopes", "sdk_code", "user_token", "jwt": {"client_id",
  /// "client_secret", "technical_account_id", "private_key", "metascopes"}}, "ca_file"}`; `ca_file`
  /// with HTTPS only.
  package var announcement: JSONValue {
    get throws(SandboxFailure) {
      var credentials: [String: JSONValue] = [
        "client_id": .string(facts.clientID), "client_secret": .string(facts.clientSecret),
        "org_id": .string(facts.orgID),
        "technical_account_id": .string(facts.technicalAccountID),
        "scopes": .array(facts.scopes.map(JSONValue.string)),
        "sdk_code": .string(facts.sdkCode), "user_token": .string(userToken),
      ]
      if let jwt = try jwtCredential() {
        credentials["jwt"] = [
          "client_id": .string(jwt.clientID), "client_secret": .string(jwt.clientSecret),
          "technical_account_id": .string(jwt.technicalAccountID),
          "private_key": .string(jwt.privateKey),
          "metascopes": .array(jwt.metascopes.map(JSONValue.string)),
        ]
      }
      var members: [String: JSONValue] = [
        "aem": .string(facts.aem), "ims": .string(facts.ims),
        "console": .string(facts.console), "user": .string(facts.user),
        "password": .string(facts.password), "credentials": .object(credentials),
      ]
      if let caFile = facts.caFile { members["ca_file"] = .string(caFile) }
      return .object(members)
    }
  }
}
