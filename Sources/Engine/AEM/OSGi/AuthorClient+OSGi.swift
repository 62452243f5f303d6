import HTTP
import Values

/// Configuration files in the repository, and configurations in the web console.
extension AuthorClient {
  private static let console = "/system/console/configMgr"

  /// The names of the configuration files in the folder.
  func configurationFiles() async throws(Problem) -> [OSGiFileName] {
    guard let folder = try await node(OSGiFileName.folder, depth: 1)?.object else {
      throw .osgi(.folderMissing(path: OSGiFileName.folder, user: cleaner.line(user)))
    }
    return folder.filter { $0.value.object != nil && !$0.key.contains("/") }.keys.sorted()
      .compactMap(OSGiFileName.init)
  }

  /// The bytes of a configuration file, which may contain a secret; nil when it does not exist.
  func configurationFile(_ name: String) async throws(Problem) -> Secret? {
    let path = Self.path(name)
    let response = try await get(path, accept: "*/*")
    switch response.status {
    case 200: return Secret(copying: response.body)
    case 403: throw .author(.forbidden(path: cleaner.line(path), user: cleaner.line(user)))
    case 404: return nil
    default: throw unexpected(response, path: path)
    }
  }

  /// The configuration that the console has under a PID; nil when it has none.
  func heldConfiguration(_ pid: String) async throws(Problem) -> HeldConfiguration? {
    let path = "\(Self.console)/\(PercentEncoding.component(pid)).json"
    func read() async throws(Problem) -> HeldConfiguration? {
      try await consoleJSON(path)?.array?.first.map(HeldConfiguration.init)
    }
    do {
      return try await read()
    } catch .author(.notJSON) {
      // The console breaks off when the configuration goes away while it is written out.
      try await context.wait(.milliseconds(250))
      return try await read()
    }
  }

  /// Writes a configuration file; the one that was there is replaced.
  func upload(_ name: String, _ bytes: Secret) async throws(Problem) {
    let type = name.hasSuffix(OSGiFileName.Format.json.rawValue) ? "application/json" : "text/plain"
    let finding = "\(cleaner.line(name)) has different content from what aem-setup sent"
    try await change(finding) { () async throws(Problem) in
      let form = MultipartBody()
      do throws(HTTPFailure) {
        try form.add(name, filename: name, contentType: type, bytes: bytes)
      } catch {
        throw .noAnswer(system: .author, error)
      }
      form.add("\(name)@TypeHint", "nt:file")
      let response = try await post(Sling.encoded(OSGiFileName.folder), form.finish())
      guard (200...201).contains(response.status) else {
        throw refusal(response, path: OSGiFileName.folder)
      }
    } arrived: { () async throws(Problem) in
      try await configurationFile(name)?.equals(bytes) ?? false
    }
  }

  /// Deletes a configuration file by its exact path, when it exists; only reading the folder again
  /// shows whether it is gone.
  func deleteFile(_ name: String) async throws(Problem) {
    guard try await hasFile(name) else { return }
    var answer: HTTPResponse?
    try await change("\(cleaner.line(name)) still exists") { () async throws(Problem) in
      answer = try await post(Self.path(name), Sling.form([(":operation", "delete")]).finish())
    } arrived: { () async throws(Problem) in
      try await !hasFile(name)
    }
    guard try await hasFile(name) else { return }
    if let answer, answer.status >= 400 { throw refusal(answer, path: cleaner.line(name)) }
    throw .osgi(.notDeleted(cleaner.line(name)))
  }

  /// Deletes a configuration in the console, when it exists.
  func deleteConfiguration(_ pid: String, _ context: EngineContext) async throws(Problem) {
    guard try await heldConfiguration(pid) != nil else { return }
    let path = "\(Self.console)/\(PercentEncoding.component(pid))"
    try await change("\(cleaner.line(pid)) still exists") { () async throws(Problem) in
      _ = try await post(path, Sling.form([("apply", "1"), ("delete", "1")]).finish())
    } arrived: { () async throws(Problem) in
      try await heldConfiguration(pid) == nil
    }
    for _ in 1...20 {
      if try await heldConfiguration(pid) == nil { return }
      try await context.wait(.milliseconds(250))
    }
    throw .osgi(.notDeleted(cleaner.line(pid)))
  }

  /// Waits until the console has a configuration with the values of its file.
  func waitUntilHeld(
    _ pid: String, _ wanted: OSGiConfiguration, _ context: EngineContext
  ) async throws(Problem) {
    let pause = 250
    let attempts = 120
    var held: HeldConfiguration?
    for attempt in 1...attempts {
      held = try await heldConfiguration(pid)
      if let held, held.differences(from: wanted).isEmpty { return }
      context.report(Progress("Waiting until AEM has loaded \(pid)", done: attempt, of: attempts))
      try await context.wait(.milliseconds(pause))
    }
    let seconds = pause * attempts / 1000
    guard let held else { throw .osgi(.notSeen(pid: cleaner.line(pid), seconds: seconds)) }
    let names = held.differences(from: wanted).map { cleaner.line($0) }
    throw .osgi(.seenDifferently(pid: cleaner.line(pid), names: names))
  }

  private func hasFile(_ name: String) async throws(Problem) -> Bool {
    try await configurationFiles().contains { $0.name == name }
  }

  private static func path(_ name: String) -> String {
    Sling.encoded("\(OSGiFileName.folder)/\(name)")
  }
}
