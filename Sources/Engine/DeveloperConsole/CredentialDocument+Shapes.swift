import FoundationEssentials
import Values

/// The readers of the shapes; each returns nil for a document of another shape.
extension CredentialDocument {
  /// `{"project": {"org", "workspace": {"details": {"credentials": […], "services": […]}}}}`.
  static func workspace(_ json: JSONValue) -> CredentialDocument? {
    guard let project = json["project"], project.object != nil else { return nil }
    var document = CredentialDocument(shape: .workspace)
    document.project = project["title"]?.string ?? project["name"]?.string ?? ""
    document.organization = project["org"]?["name"]?.string ?? ""
    let organizationID = project["org"]?["ims_org_id"]?.string ?? ""
    let details = project["workspace"]?["details"]
    for entry in details?["credentials"]?.array ?? [] where entry.object != nil {
      let name = entry["name"]?.string ?? entry["id"]?.string ?? ""
      let type = entry["integration_type"]?.string ?? ""
      var halves: [ConsoleCredential] = []
      if let values = entry["oauth_server_to_server"], values.object != nil {
        halves.append(
          credential(type == "oauth_server_to_server_migrate" ? .oauthMigrating : .oauth, values))
      }
      if let values = entry["jwt"], values.object != nil {
        halves.append(credential(.serviceAccount, values))
      }
      if halves.isEmpty {
        document.others.append(Other(name: name, kind: type.isEmpty ? "unknown" : type))
      }
      for var half in halves {
        half.name = name
        half.organizationID = organizationID
        document.credentials.append(half)
      }
    }
    document.services = (details?["services"]?.array ?? []).compactMap { service in
      guard let code = service["code"]?.string ?? service["name"]?.string else { return nil }
      let profiles = service["licenseConfigs"] ?? service["properties"]?["licenseConfigs"]
      return Service(
        code: code, name: service["name"]?.string ?? "",
        profiles: (profiles?.array ?? []).compactMap { $0["name"]?.string })
    }
    return document
  }

  /// `{"ORG_ID", "CLIENT_ID", "CLIENT_SECRETS": […]}`, or `API_KEY` and `CLIENT_SECRET` for JWT.
  static func alone(_ json: JSONValue) -> CredentialDocument? {
    let isJWT = json["API_KEY"] != nil || json["PUBLIC_KEYS_WITH_EXPIRY"] != nil
    guard isJWT || json["CLIENT_ID"] != nil || json["CLIENT_SECRETS"] != nil else { return nil }
    var found = ConsoleCredential(kind: isJWT ? .serviceAccount : .oauth)
    found.clientID = text(json, "CLIENT_ID", "API_KEY")
    found.clientSecrets = secrets(json["CLIENT_SECRETS"] ?? json["CLIENT_SECRET"])
    found.organizationID = text(json, "ORG_ID")
    found.technicalAccountID = text(json, "TECHNICAL_ACCOUNT_ID")
    found.technicalAccountEmail = text(json, "TECHNICAL_ACCOUNT_EMAIL")
    found.scopes = strings(json["SCOPES"])
    found.certificates = (json["PUBLIC_KEYS_WITH_EXPIRY"]?.object ?? [:])
      .map { BoundCertificate(fingerprint: $0.key, lastDay: day($0.value.string ?? "")) }
      .sorted { ($0.lastDay, $0.fingerprint) < ($1.lastDay, $1.fingerprint) }
    var document = CredentialDocument(shape: .credential)
    document.credentials = [found]
    return document
  }

  /// `{"ok", "integration": {"technicalAccount": {"clientId", …}, "id", "org", "privateKey", …}}`.
  static func serviceToken(_ json: JSONValue) -> CredentialDocument? {
    guard let integration = json["integration"], let account = integration["technicalAccount"]
    else { return nil }
    var found = ConsoleCredential(kind: .serviceToken)
    found.clientID = text(account, "clientId")
    found.clientSecrets = secrets(account["clientSecret"])
    found.organizationID = text(integration, "org")
    found.technicalAccountID = text(integration, "id")
    found.technicalAccountEmail = text(integration, "email")
    found.metascopes = metascopes(integration["metascopes"])
    found.privateKey = PrivateKeySource(integration["privateKey"])
    found.imsHost = integration["imsEndpoint"]?.string
    var document = CredentialDocument(shape: .serviceToken)
    document.credentials = [found]
    return document
  }

  /// `{"client_id", "technical_account_id", …}`, or several below `{"ims": {"contexts": {NAME:
  /// …}}}`.
  static func contexts(_ json: JSONValue) -> CredentialDocument? {
    var document = CredentialDocument(shape: .context)
    if let contexts = json["ims"]?["contexts"]?.object {
      for (name, context) in contexts.sorted(by: { $0.key < $1.key }) {
        document.add(context, named: name)
      }
      return document
    }
    guard json["client_id"] != nil else { return nil }
    document.add(json, named: "")
    return document
  }

  private mutating func add(_ context: JSONValue, named name: String) {
    let isJWT = context["meta_scopes"] != nil || context["private_key"] != nil
    guard isJWT || context["client_secrets"] != nil || context["scopes"] != nil else {
      others.append(Other(name: name, kind: "sign-in of a person"))
      return
    }
    var found = Self.credential(isJWT ? .serviceAccount : .oauth, context)
    found.name = name
    found.organizationID = Self.text(context, "ims_org_id")
    found.privateKey = PrivateKeySource(context["private_key"])
    credentials.append(found)
  }

  /// The members that a workspace and a context have in common.
  private static func credential(
    _ kind: ConsoleCredential.Kind, _ values: JSONValue
  ) -> ConsoleCredential {
    var found = ConsoleCredential(kind: kind)
    found.clientID = text(values, "client_id")
    found.clientSecrets = secrets(values["client_secrets"] ?? values["client_secret"])
    found.technicalAccountID = text(values, "technical_account_id")
    found.technicalAccountEmail = text(values, "technical_account_email")
    found.scopes = kind.isOAuth ? strings(values["scopes"]) : []
    found.metascopes = metascopes(values["meta_scopes"])
    return found
  }

  private static func text(_ json: JSONValue, _ names: String...) -> String {
    names.lazy.compactMap { json[$0]?.string }.first ?? ""
  }

  private static func secrets(_ json: JSONValue?) -> [Secret] {
    let texts = json?.array?.compactMap(\.string) ?? json?.string.map { [$0] } ?? []
    return texts.filter { !$0.isEmpty }.map { Secret(copying: $0.utf8) }
  }

  /// A list, or one text: with commas between, or a JSON list as `aio` keeps it in its settings.
  private static func strings(_ json: JSONValue?) -> [String] {
    if let list = json?.array { return list.compactMap { $0.string?.trimmed } }
    guard let text = json?.string else { return [] }
    if text.trimmed.hasPrefix("["), let list = try? JSONValue(parsing: Array(text.utf8)) {
      return strings(list)
    }
    return ScopeList.split(text)
  }

  /// Metascopes without the address of IMS that may be in front.
  private static func metascopes(_ json: JSONValue?) -> [String] {
    strings(json).map { scope in
      guard let mark = scope.firstRange(of: "/s/"), scope.contains("://") else { return scope }
      return String(scope[mark.upperBound...])
    }
  }

  /// `03/01/2026` as `2026-03-01`; anything else as it is.
  private static func day(_ text: String) -> String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [2, 2, 4] else { return text }
    return "\(parts[2])-\(parts[0])-\(parts[1])"
  }
}

extension PrivateKeySource {
  /// A private key as text, as a list of lines, as such a list in JSON, or the path of its file.
  init?(_ json: JSONValue?) {
    if let lines = json?.array?.compactMap(\.string), !lines.isEmpty {
      self = .pem(Secret(copying: lines.joined(separator: "\n").utf8))
      return
    }
    guard let text = json?.string?.trimmed, !text.isEmpty else { return nil }
    if text.hasPrefix("["), let list = try? JSONValue(parsing: Array(text.utf8)) {
      self.init(list)
    } else if text.contains("-----BEGIN") {
      // Settings of one line carry the line breaks as two characters.
      let lines = text.replacing("\\r", with: "").replacing("\\n", with: "\n")
      self = .pem(Secret(copying: lines.replacing("\r\n", with: "\n").utf8))
    } else {
      self = .path(text)
    }
  }
}
