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
