import FoundationEssentials

/// One configuration in Config Admin.
struct Configuration: Codable, Equatable, Sendable {
  let pid: String
  /// The factory of which it is an instance; nil for a singleton.
  var factoryPid: String?
  var properties = OrderedNames<ConfigurationValue>()
  /// The repository path of its file; nil without one.
  var file: String?

  /// A new instance of a factory, with a PID of its own.
  static func instance(of factoryPid: String) -> Configuration {
    Configuration(
      pid: "\(factoryPid).\(UUID().uuidString.lowercased())", factoryPid: factoryPid)
  }

  /// The texts that LDAP filters compare for an attribute.
  func attribute(_ name: String) -> [String] {
    switch name.lowercased() {
    case "service.pid": [pid]
    case "service.factorypid": factoryPid.map { [$0] } ?? []
    default:
      properties.entries.first { $0.name.lowercased() == name.lowercased() }?.value.texts ?? []
    }
  }
}

/// The configurations of Config Admin, and the state of the installer.
struct ConfigurationStore: Codable, Equatable, Sendable {
  /// A file that the installer has noticed and not processed yet.
  struct Pending: Codable, Equatable, Sendable {
    /// The digest of the file's bytes; nil when it is deleted.
    let digest: String?
    /// The time at which the installer noticed it, in milliseconds since 1970.
    let since: Int
  }

  /// All configurations, in the order of their creation.
  var configurations: [Configuration] = []
  /// Digests by path of the files that the installer has processed.
  var installed: [String: String] = [:]
  /// Files that wait, by path.
  var pending: [String: Pending] = [:]
  /// The time at which the installer last became idle, in milliseconds since 1970.
  var idleSince = 0

  /// Reads, replaces or removes by PID.
  subscript(pid: String) -> Configuration? {
    get { configurations.first { $0.pid == pid } }
    set {
      let index = configurations.firstIndex { $0.pid == pid }
      switch (index, newValue) {
      case (let index?, let value?): configurations[index] = value
      case (let index?, nil): configurations.remove(at: index)
      case (nil, let value?): configurations.append(value)
      case (nil, nil): break
      }
    }
  }

  /// The instances of a factory.
  func instances(of factoryPid: String) -> [Configuration] {
    configurations.filter { $0.factoryPid == factoryPid }
  }
}
