/// The check of the OAuth form of Smart Tags: a pair of OSGi configurations.
struct SmartTagsTokenCheck: Sendable {
  /// The name that provider, validator and customizer share.
  static let name = "adobe-ims-similaritysearch"
  /// The scope that Smart Content requires of a token.
  private static let scope = "read_pc.dma_smart_content"

  let state: SandboxState
  let faults: Set<SandboxFault>
  /// The base URL of the sandbox's own IMS.
  let ims: String

  /// One row per property; a missing or duplicate provider is a row by itself.
  func rows(_ store: ConfigurationStore) -> [SmartTagsValidation.Row] {
    let providers = store.instances(of: Metatype.providerFactory).filter {
      $0.attribute("name").first == Self.name
        || $0.attribute("auth.token.validator.type").first == Self.name
    }
    guard let provider = providers.first, providers.count == 1 else {
      let reason = providers.isEmpty ? "there is no" : "there is more than one"
      return [
        row(Metatype.providerFactory, "provider", false, "\(reason) access token provider")
      ]
    }
    let client = provider.attribute("auth.token.provider.client.id").first ?? ""
    let credential =
      state.console.credential(clientID: client)
      ?? state.console.credential(clientID: state.credential.clientID)
    let organization = credential.map(state.console.organizationCode) ?? ""
    let type = provider.attribute("token.request.customizer.type").first ?? Self.name
    let secret =
      store.instances(of: Metatype.customizerFactory)
      .filter { $0.attribute("customizer.type").first == type }
      .map { $0.attribute("auth.ims.client.secret").first }
    let claims = provider.attribute("auth.token.provider.default.claims")
    let scopes = Set(
      (provider.attribute("auth.token.provider.scope").first ?? "").split(separator: ",").map {
        String($0.filter { !$0.isWhitespace })
      })
    let tokens = ["https://ims-na1.adobelogin.com/ims/token/v3", "\(ims)/ims/token/v3"]
    func check(_ name: String, _ isRight: (String) -> Bool) -> SmartTagsValidation.Row {
      row(
        provider.pid, name, isRight(provider.attribute(name).first ?? ""),
        "the value is not the one of OAuth Server-to-Server")
    }
    return [
      check("auth.token.provider.authorization.grants") { $0 == "client_credentials" },
      check("auth.token.provider.orgId") { $0 == organization },
      row(
        provider.pid, "auth.token.provider.default.claims",
        claims.map { $0.filter { !$0.isWhitespace } } == ["\"iss\":\"\(organization)\""],
        "the claims are not the organization alone"),
      row(
        provider.pid, "auth.token.provider.scope",
        scopes.contains(Self.scope) && scopes.isSubset(of: credential?.scopes ?? []),
        "the scopes are not those of the credential, or lack \(Self.scope)"),
      check("auth.token.validator.type") { $0 == Self.name },
      check("auth.token.provider.client.id") { $0 == credential?.clientID },
      check("auth.access.token.request") { tokens.contains($0) },
      row(
        Metatype.customizerFactory, "auth.ims.client.secret",
        secret.count == 1
          && credential.map { state.accepts(secret[0], of: $0, faults) } ?? false,
        "there is not exactly one customizer with the secret that IMS accepts"),
    ]
  }

  private func row(
    _ configuration: String, _ check: String, _ isPassed: Bool, _ reason: String
  ) -> SmartTagsValidation.Row {
    .init(
      configuration: configuration, check: check, isPassed: isPassed,
      reason: isPassed ? "" : reason)
  }
}
