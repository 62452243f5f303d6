/// An Adobe IMS configuration as AEM stores it: an access token provider, and the customizer with
/// its client secret.
///
/// The values of an OAuth configuration are those that Adobe publishes for Smart Tags; that AEM's
/// form stores the same for other products is inferred.
struct IMSPair: Sendable {
  /// The base URL of Adobe's own IMS, which the configurations name.
  private static let ims = "https://ims-na1.adobelogin.com"

  let product: SandboxProduct
  let change: ConfigurationChange

  /// The word that ties provider, customizer and validator together.
  private var word: String { IMSConfigurations.token(of: product.cloudSolution) }

  /// The alias of the key in the key store of the product's user.
  var alias: String {
    switch product {
    case .smartTags: "similaritysearch"
    case .brandPortal: "brandportal"
    case .target: "target"
    }
  }

  /// The user whose key store has the key.
  var user: RepositoryPath {
    let users = RepositoryPath(segments: ["home", "users", "system"])
    return switch product {
    case .smartTags: users.child("dam").child("dam-update-service")
    case .brandPortal: users.child("dam").child("brandportal-imsconfig-service")
    case .target: users.child("cq").child("target").child("target-imsconfig-service")
    }
  }

  /// The product's providers, in the order of their creation.
  ///
  /// One that somebody wrote with another word counts by the client ID of the product.
  func providers(in state: SandboxState) -> [Configuration] {
    let clients = [state.console.oauthCredential(of: product), jwt(state)]
      .compactMap { $0?.clientID }
    return state.author.configurations.instances(of: Metatype.providerFactory).filter { provider in
      let client = provider.properties["auth.token.provider.client.id"]?.text
      return [provider.properties["name"], provider.properties["auth.token.validator.type"]]
        .contains { $0?.text == word } || client.map(clients.contains) ?? false
    }
  }

  /// Whether a provider signs in with a JWT.
  static func isJWT(_ provider: Configuration) -> Bool {
    provider.properties["auth.token.provider.endpoint"]?.text.hasSuffix("/exchange/jwt") == true
  }

  /// Adds a configuration for OAuth Server-to-Server and returns its PID; nil without a credential.
  func addOAuth(_ title: String, _ state: inout SandboxState) -> String? {
    guard let credential = state.console.oauthCredential(of: product) else { return nil }
    let organization = state.console.organizationCode(of: credential)
    return add(title, secret: credential.secrets.first?.value ?? "", &state) { provider in
      set(credential, organization, on: &provider)
    }
  }

  /// Adds a configuration for a JWT and returns its PID; nil without a credential.
  func addJWT(_ title: String, _ state: inout SandboxState) -> String? {
    guard let credential = jwt(state) else { return nil }
    let organization = state.console.organizationCode(of: credential)
    return add(title, secret: credential.secrets.first?.value ?? "", &state) { provider in
      let texts: KeyValuePairs = [
        "auth.token.provider.client.id": credential.clientID,
        "auth.token.provider.endpoint": "\(Self.ims)/ims/exchange/jwt",
        "auth.access.token.request": "%s", "auth.token.provider.keypair.alias": alias,
      ]
      for (name, text) in texts { provider.properties[name] = .string(text) }
      provider.properties["auth.token.provider.default.claims"] = .strings(
        [
          "\"iss\" : \"\(organization)\"", "\"sub\" : \"\(credential.technicalAccountID)\"",
          "\"aud\" : \"\(Self.ims)/c/\(credential.clientID)\"",
        ] + credential.metascopes.map { "\"\(Self.ims)/s/\($0)\" : true" })
    }
  }

  /// Migrates a provider and its customizer to OAuth; false without a credential.
  func migrate(_ old: Configuration, _ state: inout SandboxState) -> Bool {
    guard let credential = state.console.oauthCredential(of: product) else { return false }
    var provider = old
    set(credential, state.console.organizationCode(of: credential), on: &provider)
    let partner = customizer(of: old, state)
    change.save(&provider, state: &state)
    if var partner {
      partner.properties["auth.ims.client.secret"] = .string(
        credential.secrets.first?.value ?? "")
      change.save(&partner, state: &state)
    }
    return true
  }

  /// Deletes a provider with its customizer.
  func delete(_ provider: Configuration, _ state: inout SandboxState) {
    let partner = customizer(of: provider, state)
    _ = change.delete(provider.pid, state: &state)
    if let partner { _ = change.delete(partner.pid, state: &state) }
  }

  private func jwt(_ state: SandboxState) -> ConsoleCredential? {
    state.console.jwtCredential(of: product)
  }

  /// The customizer of a provider.
  ///
  /// Where several share a word, the first provider has the first customizer, and so on.
  private func customizer(of provider: Configuration, _ state: SandboxState) -> Configuration? {
    let type = provider.properties["token.request.customizer.type"]?.text
    let configurations = state.author.configurations
    let index = configurations.instances(of: Metatype.providerFactory)
      .filter { $0.properties["token.request.customizer.type"]?.text == type }
      .firstIndex { $0.pid == provider.pid }
    let partners = configurations.instances(of: Metatype.customizerFactory)
      .filter { $0.properties["customizer.type"]?.text == type }
    guard let index, partners.indices.contains(index) else { return partners.first }
    return partners[index]
  }

  private func add(
    _ title: String, secret: String, _ state: inout SandboxState,
    _ fill: (inout Configuration) -> Void
  ) -> String {
    var customizer = Configuration.instance(of: Metatype.customizerFactory)
    customizer.properties["auth.ims.client.secret"] = .string(secret)
    customizer.properties["customizer.type"] = .string(word)
    change.save(&customizer, state: &state)
    var provider = Configuration.instance(of: Metatype.providerFactory)
    let texts: KeyValuePairs = [
      "name": word, "auth.token.provider.title": title, "token.request.customizer.type": word,
      "auth.token.validator.type": word,
    ]
    for (name, text) in texts { provider.properties[name] = .string(text) }
    fill(&provider)
    change.save(&provider, state: &state)
    return provider.pid
  }

  private func set(
    _ credential: ConsoleCredential, _ organization: String, on provider: inout Configuration
  ) {
    let address = "\(Self.ims)/ims/token/v3"
    let texts: KeyValuePairs = [
      "auth.token.provider.client.id": credential.clientID,
      "auth.token.provider.endpoint": address, "auth.access.token.request": address,
      "auth.token.provider.authorization.grants": "client_credentials",
      "auth.token.provider.orgId": organization,
      "auth.token.provider.scope": credential.scopes.joined(separator: ", "),
    ]
    for (name, text) in texts { provider.properties[name] = .string(text) }
    provider.properties["auth.token.provider.default.claims"] = .strings([
      "\"iss\" : \"\(organization)\""
    ])
    provider.properties["auth.token.provider.keypair.alias"] = nil
  }
}
