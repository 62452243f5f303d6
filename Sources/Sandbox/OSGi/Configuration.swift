import FoundationEssentials

/// One configuration in Config Admin.
struct Configuration: Codable, Equatable, Sendable {
  let pid: String
  /// The factory that it is an instance of; nil for a singleton.
  var factoryPid: String?
  var properties = OrderedNames<ConfigurationValue>()
  /// The repository path of the file that it came from or was written to.
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

/// Everything that Config Admin and the installer remember.
struct ConfigurationStore: Codable, Equatable, Sendable {
  /// A file that the installer has noticed and not worked on yet.
  struct Pending: Codable, Equatable, Sendable {
    /// The digest of its bytes; nil when it is gone.
    let digest: String?
    /// Milliseconds since 1970.
    let since: Int
  }

  /// In the order of their making.
  var configurations: [Configuration] = []
  /// Digests by path of the files that were worked on.
  var installed: [String: String] = [:]
  /// Files that wait, by path.
  var pending: [String: Pending] = [:]
  /// When the installer last became idle; milliseconds since 1970.
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
