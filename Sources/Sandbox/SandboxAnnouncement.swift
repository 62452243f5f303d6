import Values

extension Sandbox {
  /// The addresses, account and credentials that a program needs after it has started a sandbox.
  ///
  /// `{"aem", "ims", "console", "user", "password", "credentials": {"client_id", "client_secret",
  /// "org_id", "technical_account_id", "scopes", "name", "product_profile", "sdk_code",
  /// "user_token", "author_token", "jwt": {"client_id", "client_secret", "technical_account_id",
  /// "private_key", "metascopes"}, "brand-portal": {…}, "target": {…}}, "ca_file"}`; `ca_file` with
  /// HTTPS only.
  /// The credential itself is the one of Smart Tags, and each further product has the same members,
  /// without the tokens.
  package var announcement: JSONValue {
    get throws(SandboxFailure) {
      var credentials = try credential(of: .smartTags)
      credentials["user_token"] = .string(userToken)
      credentials["author_token"] = .string(authorToken)
      for product in SandboxProduct.allCases where product != .smartTags {
        credentials[product.rawValue] = .object(try credential(of: product))
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

  private func credential(
    of product: SandboxProduct
  ) throws(SandboxFailure) -> [String: JSONValue] {
    var members: [String: JSONValue] = ["sdk_code": .string(product.serviceCode)]
    if let profile = product.profile { members["product_profile"] = .string(profile) }
    if let oauth = oauthCredential(of: product) {
      members["name"] = .string(oauth.name)
      members["client_id"] = .string(oauth.clientID)
      members["client_secret"] = .string(oauth.clientSecret)
      members["org_id"] = .string(facts.orgID)
      members["technical_account_id"] = .string(oauth.technicalAccountID)
      members["scopes"] = .array(oauth.scopes.map(JSONValue.string))
    }
    if let jwt = try jwtCredential(of: product) {
      members["jwt"] = [
        "client_id": .string(jwt.clientID), "client_secret": .string(jwt.clientSecret),
        "technical_account_id": .string(jwt.technicalAccountID),
        "private_key": .string(jwt.privateKey),
        "metascopes": .array(jwt.metascopes.map(JSONValue.string)),
      ]
    }
    return members
  }
}
