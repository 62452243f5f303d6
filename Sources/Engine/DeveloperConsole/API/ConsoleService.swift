import Values

/// One of Adobe's services, as one organization has it.
struct ConsoleService: Equatable, Sendable {
  /// Its SDK code, such as `MCSmartContentServicesSDK`.
  let code: String
  /// The name that people see.
  let name: String
  /// Whether the person can add it to a project of this organization.
  let isEnabled: Bool
  /// Codes for why not.
  let disabledReasons: [String]
  /// The product profiles to choose from.
  let profiles: [ConsoleProfile]
  /// The roles, to be sent back as they came.
  let roles: JSONValue

  /// Reads one; nil without a code.
  init?(_ json: JSONValue) {
    code = json["code"]?.identifier ?? ""
    name = json["name"]?.string ?? code
    disabledReasons = json["disabledReasons"]?.texts ?? []
    isEnabled = json["enabled"]?.flag ?? disabledReasons.isEmpty
    let properties = json["properties"]
    profiles = properties?["licenseConfigs"]?.array?.compactMap(ConsoleProfile.init) ?? []
    roles = properties?["roles"].flatMap { $0.array == nil ? nil : $0 } ?? .null
    guard !code.isEmpty else { return nil }
  }

  /// The key by which the choice of a profile is recorded: its name, or its ID when the name says
  /// too little.
  func key(of profile: ConsoleProfile) -> String {
    let isPlain = TerminalText.line(profile.name) == profile.name && !profile.name.isEmpty
    let isOne = profiles.count { $0.name == profile.name } == 1
    return isPlain && isOne ? profile.name : profile.id
  }

  /// The profile that a name or an ID means; nil when the service has no profiles at all.
  ///
  /// - Throws: ``ConsoleProblem/profile(wanted:service:known:)`` when there are some and none of
  ///   them is meant.
  func profile(
    named wanted: String?, _ cleaner: Cleaner
  ) throws(Problem) -> ConsoleProfile? {
    if profiles.isEmpty { return nil }
    let found = profiles.first { $0.id == wanted } ?? profiles.first { key(of: $0) == wanted }
    guard let found else {
      throw .console(
        .profile(
          wanted: wanted.map { cleaner.line($0, limit: 80) },
          service: cleaner.line(name, limit: 80),
          known: profiles.map { cleaner.line($0.name, limit: 80) }))
    }
    return found
  }

  /// Refuses a service that cannot be added.
  func requireEnabled(in organization: ConsoleOrganization, _ cleaner: Cleaner) throws(Problem) {
    guard !isEnabled else { return }
    throw .console(
      .serviceDisabled(
        service: cleaner.line(name, limit: 80),
        organization: cleaner.line(organization.name, limit: 80),
        reasons: disabledReasons.map { DisabledReason($0, cleaner) }))
  }
}

extension DisabledReason {
  /// Reads a code of the console; one that is not known is kept, cleaned.
  init(_ code: String, _ cleaner: Cleaner) {
    let known = Self.known.first { $0.code == code }
    self = known ?? .unknown(cleaner.line(code, limit: 60))
  }
}
