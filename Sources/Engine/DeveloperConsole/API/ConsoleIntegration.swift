import Values

/// A credential with the services that it is subscribed to.
struct ConsoleIntegration: Equatable, Sendable {
  /// The number by which paths name it.
  let id: String
  /// The name that the person entered.
  let name: String
  /// The client ID, which AEM calls API key.
  let clientID: String
  /// Its technical account; empty when the answer has none.
  let technicalAccountID: String
  /// SDK codes of its services, with the IDs of the product profiles that are listed for each.
  let services: [String: Set<String>]

  /// Reads the details of one.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    name = json["name"]?.string ?? ""
    // The specification says `apikey`, other answers say `apiKey`.
    clientID = (json["apikey"] ?? json["apiKey"])?.identifier ?? ""
    technicalAccountID = json["technicalAccountId"]?.identifier ?? ""
    var services: [String: Set<String>] = [:]
    for code in json["sdkList"]?.texts ?? [] { services[code] = [] }
    for entry in json["serviceProperties"]?.array ?? [] {
      guard let code = entry["sdkCode"]?.string else { continue }
      let listed = entry["licenseConfigs"]?.array?.compactMap(ConsoleProfile.init) ?? []
      services[code, default: []].formUnion(listed.map(\.id))
    }
    self.services = services
    guard !id.isEmpty else { return nil }
  }

  /// Whether it has a service with a profile.
  ///
  /// The console sometimes leaves the profiles out: an empty list then shows nothing, and the
  /// scopes decide later.
  func isSubscribed(to service: ConsoleService, with profile: ConsoleProfile?) -> Bool {
    guard let listed = services[service.code] else { return false }
    guard let profile else { return true }
    return listed.isEmpty || listed.contains(profile.id)
  }
}

/// The part of a workspace's download that is about one credential.
struct ConsoleDownload: Sendable {
  /// The client secrets; empty when the download leaves them out.
  var clientSecrets: [Secret] = []
  /// The technical account's ID; empty when it is left out.
  var technicalAccountID = ""
  /// The IMS organization ID; empty when it is left out.
  var organizationID = ""
  /// The scopes that the credential may ask for.
  var scopes: [String] = []

  /// Takes out what belongs to a client; empty when the document has no such credential, which has
  /// happened.
  init(_ document: [UInt8], clientID: String) {
    let all = (try? CredentialDocument(document[...]))?.credentials ?? []
    let own = all.filter { $0.clientID == clientID }
    guard let found = own.first(where: { !$0.scopes.isEmpty }) ?? own.first else { return }
    clientSecrets = found.clientSecrets
    technicalAccountID = found.technicalAccountID
    organizationID = found.organizationID
    scopes = found.scopes
  }
}
