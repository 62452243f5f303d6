/// The validation of the Smart Tags configurations, by the values that the author stores.
struct SmartTagsValidation: Sendable {
  /// One line of the result.
  struct Row: Equatable, Sendable {
    /// The path of the configuration.
    let configuration: String
    /// The property that was checked, such as `apiKey`.
    let check: String
    let isPassed: Bool
    /// The reason why it failed; empty when it passed.
    let reason: String
  }

  /// The folder of the configurations.
  static let folder = RepositoryPath(segments: ["etc", "cloudservices", "smarttagging"])
  /// The Service URL for the region of the sandbox's organization.
  static let serviceURL = "https://smartcontent.adobe.io/na"
  private static let services = [
    serviceURL, "https://smartcontent.adobe.io/emea", "https://smartcontent.adobe.io/apac",
    "https://mc.adobe.io/marketingcloud/smartcontent",
  ]

  let settings: AuthorSettings
  /// The base URL of the sandbox's own IMS.
  let ims: String

  /// Validates all configurations, and counts the call.
  ///
  /// The newer validation reads the IMS configuration of Smart Tags, and not the legacy page. It is
  /// inferred that it reads the values that the OAuth form requires. The path of the page that
  /// names the Service URL is not public, so this page is not read.
  func rows(state: inout SandboxState) -> [Row] {
    let rows = settings.usesIMSConfiguration ? newerRows(state: &state) : legacyRows(state: &state)
    guard rows.allSatisfy(\.isPassed) else { return rows }
    if settings.faults.contains(.validationFails) {
      return [failed(Self.folder, "connection", "the Smart Content service refuses the request")]
    }
    if state.validation.calls <= settings.validationDelay {
      return [failed(Self.folder, "connection", "the configuration is not in use yet")]
    }
    return rows
  }

  private func legacyRows(state: inout SandboxState) -> [Row] {
    let configurations = (state.root[Self.folder]?.children.entries ?? []).filter {
      $0.name != "jcr:content" && $0.value.type == "cq:Page"
    }
    let content = configurations.map { ($0.name, $0.value.children["jcr:content"] ?? .init()) }
    let listing = ResourceListing()
    let text = content.map { "\($0)=\(listing.text(of: $1, levels: 0))" }.joined(separator: "\n")
    count(text, state: &state)
    guard !content.isEmpty else {
      return [failed(Self.folder, "configuration", "there is no Smart Tags configuration")]
    }
    var rows = content.flatMap { name, node in
      check(node, at: Self.folder.child(name), state: state)
    }
    if settings.presets.contains(.oauthRequired) { rows += tokenRows(state) }
    return rows
  }

  private func newerRows(state: inout SandboxState) -> [Row] {
    if let hotfix = settings.missingHotfix {
      return [
        Row(
          configuration: hotfix, check: "hotfix", isPassed: false,
          reason: "the hotfix for OAuth is not installed")
      ]
    }
    count("\(state.author.configurations.configurations)", state: &state)
    return tokenRows(state)
  }

  private func tokenRows(_ state: SandboxState) -> [Row] {
    SmartTagsTokenCheck(state: state, faults: settings.faults, ims: ims)
      .rows(state.author.configurations)
  }

  /// Counts a validation, from zero again whenever a configuration has changed.
  private func count(_ text: String, state: inout SandboxState) {
    let digest = Digest.hexadecimal(of: Array(text.utf8))
    if digest != state.validation.digest { state.validation = .init(digest: digest) }
    state.validation.calls += 1
  }

  private func check(_ node: ResourceNode, at path: RepositoryPath, state: SandboxState) -> [Row] {
    func value(_ name: String) -> String { node.properties[name]?.text ?? "" }
    func row(_ check: String, _ isPassed: Bool, _ reason: String) -> Row {
      Row(
        configuration: path.description, check: check, isPassed: isPassed,
        reason: isPassed ? "" : reason)
    }
    let named = state.console.credential(clientID: value("apiKey"))
    let credential = named ?? state.console.credential(clientID: state.credential.clientID)
    let protection = ValueProtection(key: Array(state.protectionKey))
    let stored = value("clientSecret")
    let secret = protection.unprotect(stored)
    let servers = ["https://ims-na1.adobelogin.com", ims]
    let isKnownServer = servers.contains { [$0, "\($0)/"].contains(value("authServerUrl")) }
    return [
      row(
        "serviceUrl", Self.services.contains(value("serviceUrl")),
        "the Service URL is not one of the Smart Content service"),
      row("authServerUrl", isKnownServer, "the Authorization Server is not one of Adobe's"),
      row("apiKey", named != nil, "IMS does not know the API key"),
      row(
        "orgId", value("orgId") == credential.map(state.console.organizationCode),
        "the Organization ID is not the one of the credential"),
      row(
        "techAcctId", value("techAcctId") == credential?.technicalAccountID,
        "the Technical Account ID is not the one of the credential"),
      row(
        "clientSecret", credential.map { state.accepts(secret, of: $0, settings.faults) } ?? false,
        secret == nil
          ? "the Client Secret is not encrypted by this instance"
          : "IMS refuses the Client Secret"),
      row(
        "scope", credential?.scopes.contains(SandboxCredential.smartContentScope) ?? false,
        "the credential does not have the Smart Content service"),
    ]
  }

  private func failed(_ path: RepositoryPath, _ check: String, _ reason: String) -> Row {
    Row(configuration: path.description, check: check, isPassed: false, reason: reason)
  }
}
