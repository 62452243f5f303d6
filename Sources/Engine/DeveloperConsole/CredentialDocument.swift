import FoundationEssentials
import Values

/// The credentials in a JSON document of Developer Console, in either of its two shapes.
///
/// A project's download holds a list of credentials of many kinds; a credential's own download holds
/// one, with names in capitals. Unknown members and unknown kinds are passed over.
///
/// Parsing makes strings of all values for a moment, the secret's among them: they end with the
/// initializer that reads them, and only the locked copy goes on.
struct CredentialDocument: Sendable {
  /// One OAuth Server-to-Server credential.
  struct Credential: Sendable {
    /// What the project calls it; empty in a credential's own download.
    var name: String
    /// `oauth-server-to-server`, or `oauth-server-to-server-migrate` for one that was JWT before.
    var kind: String
    /// The client ID, which AEM calls API key.
    var clientID: String
    /// The client secrets, newest first or not: Adobe does not say.
    var clientSecrets: [Secret]
    /// The technical account's ID; empty when the file has none.
    var technicalAccountID: String
    /// The organization's ID; empty when the file has none.
    var organizationID: String
    /// The scopes that the credential may ask for.
    var scopes: [String]
  }

  /// Those of kind OAuth Server-to-Server.
  let credentials: [Credential]

  /// Reads a document.
  init(_ bytes: ArraySlice<UInt8>) throws(CredentialFileFlaw) {
    guard let json = try? JSONValue(parsing: bytes), json.object != nil else {
      throw Self.lookalike(bytes)
    }
    let found = Self.inProject(json) ?? Self.alone(json).map { [$0] } ?? []
    guard !found.isEmpty else { throw Self.otherKind(json) }
    credentials = found
  }

  private static func inProject(_ json: JSONValue) -> [Credential]? {
    guard let project = json["project"], project.object != nil else { return nil }
    let organization = project["org"]?["ims_org_id"]?.string ?? ""
    let entries = project["workspace"]?["details"]?["credentials"]?.array ?? []
    return entries.compactMap { entry in
      guard let values = entry["oauth_server_to_server"], values.object != nil else { return nil }
      let isMigrating = entry["integration_type"]?.string == "oauth_server_to_server_migrate"
      return Credential(
        name: entry["name"]?.string ?? entry["id"]?.string ?? "",
        kind: isMigrating ? "oauth-server-to-server-migrate" : "oauth-server-to-server",
        clientID: values["client_id"]?.string ?? "",
        clientSecrets: secrets(values["client_secrets"]),
        technicalAccountID: values["technical_account_id"]?.string ?? "",
        organizationID: organization, scopes: strings(values["scopes"]))
    }
  }

  private static func alone(_ json: JSONValue) -> Credential? {
    guard json["CLIENT_SECRETS"] != nil || json["CLIENT_ID"] != nil else { return nil }
    return Credential(
      name: "", kind: "oauth-server-to-server", clientID: json["CLIENT_ID"]?.string ?? "",
      clientSecrets: secrets(json["CLIENT_SECRETS"]),
      technicalAccountID: json["TECHNICAL_ACCOUNT_ID"]?.string ?? "",
      organizationID: json["ORG_ID"]?.string ?? "", scopes: strings(json["SCOPES"]))
  }

  private static func secrets(_ json: JSONValue?) -> [Secret] {
    strings(json).filter { !$0.isEmpty }.map { Secret(copying: $0.utf8) }
  }

  private static func strings(_ json: JSONValue?) -> [String] {
    json?.array?.compactMap(\.string) ?? json?.string.map { [$0] } ?? []
  }

  private static func otherKind(_ json: JSONValue) -> CredentialFileFlaw {
    if json["integration"]?["technicalAccount"] != nil { return .serviceToken }
    let entries = json["project"]?["workspace"]?["details"]?["credentials"]?.array ?? []
    if json["PUBLIC_KEYS_WITH_EXPIRY"] != nil || json["API_KEY"] != nil
      || entries.contains(where: { $0["jwt"] != nil })
    {
      return .serviceAccount
    }
    return .noCredential
  }

  private static func lookalike(_ bytes: ArraySlice<UInt8>) -> CredentialFileFlaw {
    let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    let text = start.trimmed
    if bytes.isEmpty || text.isEmpty { return .empty }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .archive }
    if text.contains("PRIVATE KEY-----") { return .privateKey }
    if text.contains("BEGIN CERTIFICATE-----") { return .certificate }
    let head = text.lowercased()
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .webPage }
    return .notJSON
  }
}
