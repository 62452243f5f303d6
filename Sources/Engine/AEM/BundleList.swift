import HTTP
import Values

/// The bundles of `/system/console/bundles.json`.
struct BundleList: Equatable, Sendable {
  /// A bundle as the console lists it.
  struct Bundle: Equatable, Sendable {
    /// Its symbolic name, such as `com.day.cq.dam.cq-dam-similaritysearch`.
    var name: String
    /// Its state in words, such as `Active`.
    var state: String
    /// Its version, such as `5.12.26`; empty when the console does not show it.
    var version: BundleVersion
    /// Whether it is where it should be: active, or a resolved fragment.
    var isStable: Bool
  }

  /// Every bundle, in the console's order.
  let bundles: [Bundle]

  /// Reads the console's answer; nil when it is of another shape.
  init?(_ json: JSONValue) {
    guard json["s"]?.array != nil, let data = json["data"]?.array else { return nil }
    bundles = data.map { entry in
      let raw = entry["stateRaw"]?.integer
      let isFragment = entry["fragment"]?.bool ?? false
      return Bundle(
        name: entry["symbolicName"]?.string ?? "?", state: entry["state"]?.string ?? "?",
        version: BundleVersion(entry["version"]?.string ?? ""),
        isStable: raw == 32 || (isFragment && raw == 4))
    }
  }

  /// The bundle of that symbolic name.
  func named(_ name: String) -> Bundle? {
    bundles.first { $0.name == name }
  }

  /// The bundles that are neither active nor a resolved fragment.
  var unstable: [Bundle] {
    bundles.filter { !$0.isStable }
  }
}

extension AuthorClient {
  /// The page of the console that lists the bundles as JSON.
  static let bundlesPath = "/system/console/bundles.json"

  /// Reads the bundles from the console at ``bundlesPath``.
  func bundles() async throws(Problem) -> BundleList {
    let path = Self.bundlesPath
    guard let json = try await consoleJSON(path), let list = BundleList(json) else {
      throw .author(.notJSON(path: path, found: "another document"))
    }
    return list
  }
}

extension AuthorClient {
  private static let installer =
    "/system/sling/monitoring/mbeans/org/apache/sling/installer/Installer/"
    + "Sling%20OSGi%20Installer.json"

  /// Whether the OSGi installer is at work; nil when its MBean is absent or closed.
  func isInstalling() async throws(Problem) -> Bool? {
    let response = try await get(Self.installer)
    guard response.status == 200 else { return nil }
    return (try? JSONValue(parsing: response.body))?["Active"]?.bool
  }
}
