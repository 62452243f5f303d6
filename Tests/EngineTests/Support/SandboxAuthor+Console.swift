import HTTP
import Values

@testable import Engine

/// Configurations that somebody creates by hand in the web console; `seen` does not show it.
extension SandboxAuthor {
  static let provider = TokenProvider.factory
  static let customizer = TokenProvider.customizer
  private static let console = "/system/console/configMgr"
  private static let files = "/apps/system/config"

  /// Creates an instance of a factory, and returns its PID.
  func add(_ factory: String, _ properties: [String: String]) async throws -> String {
    let new = "[Temporary PID replaced by real PID upon save]"
    try await save("\(Self.console)/\(new)", properties, [("factoryPid", factory)])
    let found = try await read("\(Self.console)/(service.factoryPid=\(factory)).json")
    return found?.array?.last?["pid"]?.string ?? ""
  }

  /// Sets a configuration that exists once.
  func set(_ pid: String, _ properties: [String: String]) async throws {
    try await save("\(Self.console)/\(pid)", properties, [])
  }

  /// Creates a pair as AEM's form creates it for a JWT credential, and returns the provider's PID.
  func addPair(
    title: String, client: String, type: String, _ more: [String: String] = [:]
  ) async throws -> String {
    _ = try await add(
      Self.customizer, ["auth.ims.client.secret": "old-secret", "customizer.type": type])
    let provider = [
      "name": type, "auth.token.provider.title": title, "auth.token.provider.client.id": client,
      "auth.token.provider.endpoint": "https://ims-na1.adobelogin.com/ims/exchange/jwt",
      "auth.access.token.request": "%s", "auth.token.validator.type": type,
      "token.request.customizer.type": type,
    ]
    return try await add(Self.provider, provider.merging(more) { $1 })
  }

  /// The configuration of a file that AEM keeps; nil when there is none.
  func file(_ name: String) async throws -> OSGiConfiguration? {
    try await direct().configurationFile(name)
      .flatMap { bytes in OSGiFileName(name).flatMap { OSGiFileContent.read(bytes, $0) } }
  }

  /// Deletes a file of a configuration, and waits until AEM has noticed it.
  func deleteFile(_ name: String, of pid: String) async throws {
    try await change("\(Self.files)/\(name)", [(":operation", "delete")])
    while try await read("\(Self.console)/\(pid).json")?.array?.isEmpty == false {
      await Task.yield()
    }
  }

  /// Accepts no filters from now on, as an older console.
  func refuseFilters() {
    for factory in TokenProvider.factories {
      let path = Sling.encoded("\(Self.console)/(service.factoryPid=\(factory)).json")
      on("GET \(path)", .json("[]"))
    }
  }

  private func save(
    _ path: String, _ properties: [String: String], _ more: [(String, String)]
  ) async throws {
    let names = properties.keys.sorted()
    try await change(
      path,
      more + [
        ("apply", "true"), ("action", "ajaxConfigManager"),
        ("propertylist", names.joined(separator: ",")),
      ] + names.map { ($0, properties[$0] ?? "") })
  }
}
