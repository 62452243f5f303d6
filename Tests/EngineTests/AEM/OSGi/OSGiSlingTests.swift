import Foundation
import HTTP
import Synchronization
import Testing
import Values

@testable import Engine

/// The migration against Apache Sling itself; `AEM_SETUP_SLING` is the path of its launcher.
@Suite(
  .serialized,
  .enabled(
    if: RealSling.launcher != nil, "AEM_SETUP_SLING does not name the launcher of a real Sling"),
  .timeLimit(.minutes(30)))
struct OSGiSlingTests {
  @Test(arguments: ["sling11", "sling12"])
  func migratesAndIsTakenBack(era: String) async throws {
    let sling = try await RealSling(era: era)
    defer { sling.stop() }
    for isByHand in [true, false] {
      let instance = try await sling.makeOldPair(byHand: isByHand)
      let undisturbed = try await sling.migrate()
      try await sling.expectDone(instance)
      #expect(try await sling.look().plan.isEmpty)

      let undo = try await sling.look("smart-tags.osgi-undo")
      _ = try await undo.apply()
      try await sling.expectTakenBack(instance, byHand: isByHand)
      try await sling.clear()

      for change in 1...undisturbed {
        for losesAnswer in [false, true] {
          let instance = try await sling.makeOldPair(byHand: isByHand)
          sling.transport.fail(atChange: change, losingAnswer: losesAnswer)
          await #expect {
            try await sling.migrate()
          } throws: { isCutOff($0) }
          sling.transport.heal()
          #expect(try await sling.isSafe(instance), "killed at change \(change)")
          if try await !sling.look().plan.isEmpty { try await sling.migrate() }
          try await sling.expectDone(instance)
          try await sling.clear()
        }
      }
    }
  }
}

/// Carries requests until a certain change, and none after it.
final class MortalTransport: HTTPTransport {
  private struct State {
    var changes = 0
    var last: Int?
    var losesAnswer = false
    var isDead = false
  }

  private let client = HTTPClient(options: HTTPOptions())
  private let state = Mutex(State())

  /// The number of changes that were sent.
  var changes: Int { state.withLock(\.changes) }

  func fail(atChange change: Int, losingAnswer: Bool) {
    state.withLock { $0 = State(last: change, losesAnswer: losingAnswer) }
  }

  func heal() { state.withLock { $0 = State() } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let (isSent, isLost) = state.withLock { state -> (Bool, Bool) in
      guard !state.isDead else { return (false, true) }
      guard request.method == .post else { return (true, false) }
      state.changes += 1
      guard state.changes == state.last else { return (true, false) }
      state.isDead = true
      return (state.losesAnswer, true)
    }
    guard isSent else { throw .cancelled(sent: false) }
    let response = try await client.send(request)
    guard !isLost else { throw .cancelled(sent: true) }
    return response
  }
}

/// A Sling that runs as a child for the length of a test.
final class RealSling: Sendable {
  static var launcher: String? { ProcessInfo.processInfo.environment["AEM_SETUP_SLING"] }

  let transport = MortalTransport()
  private let url: String
  private let process: Process
  private let input = Pipe()
  private let folder = NSTemporaryDirectory() + "osgi-sling-" + UUID().uuidString

  init(era: String) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.launcher))
    process.arguments = ["--era", era]
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while !line.contains(0x0A) {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += data
    }
    url = try #require(JSONValue(parsing: line)["url"]?.string)
    self.process = process
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private var inputs: OperationInputs {
    OperationInputs(
      texts: [
        "url": url, "user": "admin", "clientId": "new-id",
        "orgId": "0123456789ABCDEF01234567@AdobeOrg",
        "imsUrl": "https://ims-na1.adobelogin.com", "backupFolder": folder,
      ],
      secrets: [
        "password": Secret(copying: "admin".utf8),
        "clientSecret": Secret(copying: "p8e- hush==".utf8),
      ])
  }

  func look(_ name: String = "smart-tags.osgi") async throws(Problem) -> Look {
    let context = EngineContext(transport: transport)
    return try await OperationRunner(catalog: .standard, context: context).look(name, inputs)
  }

  /// Migrates the pair.
  ///
  /// - Returns: how many changes were sent.
  @discardableResult
  func migrate() async throws(Problem) -> Int {
    let before = transport.changes
    var look = try await look()
    // Sling's installer may still be at work: then the plan is made again, as a person would see it.
    while case .outdated(let newer) = try await look.apply() { look = newer }
    return transport.changes - before
  }

  private var author: AuthorClient {
    get throws { try AuthorClient(inputs, EngineContext(transport: transport)) }
  }

  private static let type = "adobe-ims-similaritysearch"
  private static let oldProvider = OSGiConfiguration([
    ("name", .text(type)), ("auth.token.provider.title", .text("Smart Tags")),
    ("auth.token.provider.client.id", .text("old-id")),
    ("auth.token.provider.default.claims", .array(.string, [.string("\"iss\" : \"OLD\"")])),
    ("auth.access.token.request", .text("https://ims-na1.adobelogin.com/ims/exchange/jwt")),
    ("auth.token.validator.type", .text(type)), ("token.request.customizer.type", .text(type)),
  ])
  private static let oldCustomizer = OSGiConfiguration([
    ("customizer.type", .text(type)), ("auth.ims.client.secret", .text("old==")),
  ])
  private static let old = zip(TokenProvider.factories, [oldProvider, oldCustomizer])

  /// Creates the pair as it is before a migration.
  ///
  /// - Returns: the names of the instances, by factory.
  func makeOldPair(byHand: Bool) async throws -> [String: String] {
    var instances: [String: String] = [:]
    for (factory, content) in Self.old {
      if byHand {
        let name = "\(factory).1234.config"
        try await author.upload(name, Secret(copying: FelixConfigWriter().write(content)))
        instances[factory] = "1234"
      } else {
        var fields = content.properties.map { ($0.name, $0.value.elements[0].text) }
        fields += [
          ("apply", "true"), ("action", "ajaxConfigManager"), ("factoryPid", factory),
          ("propertylist", content.names.joined(separator: ",")),
        ]
        let path = PercentEncoding.component("[Temporary PID replaced by real PID upon save]")
        _ = try await author.post("/system/console/configMgr/\(path)", Sling.form(fields).finish())
        instances[factory] = try await writtenBack(factory)
      }
      let pid = "\(factory).\(instances[factory] ?? "")"
      try await author.waitUntilHeld(pid, content, EngineContext(transport: transport))
    }
    return instances
  }

  private func writtenBack(_ factory: String) async throws -> String {
    for _ in 1...100 {
      let names = try await author.configurationFiles().compactMap {
        $0.instance(of: factory)?.name
      }
      if let name = names.first { return name }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw CancellationError()
  }

  func expectDone(_ instances: [String: String]) async throws {
    let wanted = try SmartTagsOSGiOperation.Wanted(inputs, EngineContext(transport: transport))
    for (factory, content) in Self.old {
      let instance = try #require(instances[factory])
      let files = try await author.configurationFiles().filter { $0.instance(of: factory) != nil }
      #expect(files.map(\.name) == ["\(factory)-\(instance).config"])
      let part = SmartTagsOSGiPart(
        factory: factory, instance: instance,
        old: [
          .init(
            name: try #require(OSGiFileName("x.config")),
            bytes: Secret(copying: FelixConfigWriter().write(content)))
        ], new: nil)
      let held = try #require(await author.heldConfiguration("\(factory)~\(instance)"))
      #expect(held.factory == factory)
      #expect(held.differences(from: wanted.content(of: part)) == [])
      #expect(try await author.heldConfiguration("\(factory).\(instance)") == nil)
    }
  }

  /// Whether either the old files or both new configurations exist.
  func isSafe(_ instances: [String: String]) async throws -> Bool {
    let files = try await author.configurationFiles().map(\.name)
    var isOld = true
    var isNew = true
    for (factory, instance) in instances {
      if !files.contains(where: { $0.hasPrefix("\(factory).\(instance).") }) { isOld = false }
      if try await author.heldConfiguration("\(factory)~\(instance)") == nil { isNew = false }
    }
    return isOld || isNew
  }

  func expectTakenBack(_ instances: [String: String], byHand: Bool) async throws {
    for (factory, content) in Self.old {
      let mark = byHand ? "." : "~"
      let pid = "\(factory)\(mark)\(instances[factory] ?? "")"
      let held = try #require(await author.heldConfiguration(pid))
      #expect(held.differences(from: content) == [])
      let files = try await author.configurationFiles().filter { $0.instance(of: factory) != nil }
      #expect(files.count == 1)
    }
  }

  /// Deletes everything of the two factories.
  func clear() async throws {
    for file in try await author.configurationFiles() {
      for factory in TokenProvider.factories where file.instance(of: factory) != nil {
        try await author.deleteFile(file.name)
        for pid in [file.installedPID, file.stem] {
          try await author.deleteConfiguration(pid, EngineContext(transport: transport))
        }
      }
    }
    try? FileManager.default.removeItem(atPath: folder)
  }
}
