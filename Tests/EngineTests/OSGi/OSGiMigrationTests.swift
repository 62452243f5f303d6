import Foundation
import HTTP
import Synchronization
import Testing
import Values

@testable import Engine

/// The migration against an author that dies at every request.
@Suite struct OSGiMigrationTests {
  /// The two ways in which the old files come about.
  enum Origin: CaseIterable, Sendable {
    /// By hand, as singletons.
    case hand
    /// Written back from the console.
    case console
    /// Written back from a newer console.
    case json
  }

  @Test(arguments: Origin.allCases)
  func migratesReadsBackAndIsDoneThen(_ origin: Origin) async throws {
    let bench = Bench(origin)
    let plan = try await bench.look().plan
    #expect(!plan.changes.contains { "\($0)".contains("hush") || "\($0)".contains("old==") })
    try await bench.migrate()
    bench.expectDone()
    #expect(try await bench.look().plan.isEmpty)
    let changes = bench.author.state.withLock { $0.changes.map { $0.prefix { $0 != " " } } }
    #expect(
      changes.map(String.init) == ["upload", "upload", "delete", "delete"]
        || changes.map(String.init) == [
          "upload", "upload", "delete", "console", "delete", "console",
        ])
  }

  @Test(arguments: Origin.allCases, [false, true])
  func killedAnywhereAndRunAgainItEndsTheSame(_ origin: Origin, losesAnswer: Bool) async throws {
    let undisturbed = Bench(origin)
    try await undisturbed.migrate()
    let total = undisturbed.author.state.withLock(\.requests)
    #expect(total > 15)
    for request in 0..<total {
      let bench = Bench(origin)
      bench.author.state.withLock {
        $0.left = request
        $0.losesAnswer = losesAnswer
      }
      await #expect {
        try await bench.migrate()
      } throws: { isCutOff($0) }
      bench.author.state.withLock { $0.left = nil }
      if try await !bench.look().plan.isEmpty { try await bench.migrate() }
      bench.expectDone()
      #expect(
        bench.author.state.withLock(\.files) == undisturbed.author.state.withLock(\.files),
        "killed at \(request)")
      #expect(
        bench.author.state.withLock(\.held) == undisturbed.author.state.withLock(\.held))
    }
  }

  @Test(arguments: Origin.allCases)
  func takenBackFromAnywhere(_ origin: Origin) async throws {
    let undisturbed = Bench(origin)
    try await undisturbed.migrate()
    let total = undisturbed.author.state.withLock(\.requests)
    for request in stride(from: 10, through: total, by: 1) {
      let bench = Bench(origin)
      let before = bench.author.state.withLock { $0 }
      bench.author.state.withLock { $0.left = request }
      _ = try? await bench.migrate()
      bench.author.state.withLock { $0.left = nil }
      // Killed before the first copy was made: nothing was changed.
      guard FileManager.default.fileExists(atPath: bench.folder) else { continue }
      let look = try await bench.look("smart-tags.osgi-undo")
      if !look.plan.isEmpty { _ = try await look.apply() }
      let after = bench.author.state.withLock { $0 }
      if origin == .hand {
        #expect(after.files == before.files, "killed at \(request)")
        #expect(after.held == before.held, "killed at \(request)")
      }
      // Under whichever name: the old values, and nothing else.
      #expect(
        Set(after.held.values.map(Self.text)) == Set(before.held.values.map(Self.text)),
        "killed at \(request)")
    }
  }

  @Test func theOldOnesStayWhenAEMDoesNotTakeTheNewOnes() async throws {
    let bench = Bench(.hand)
    bench.author.state.withLock { $0.isInstallerAsleep = true }
    await #expect(throws: Problem.self) { try await bench.migrate() }
    #expect(
      bench.author.state.withLock { $0.files.keys.filter { $0.contains(".1234.") }.count } == 2)
  }

  @Test func copiesAreForTheOwnerOnly() async throws {
    let bench = Bench(.hand)
    try await bench.migrate()
    let files = FileManager.default.enumerator(atPath: bench.folder)?.allObjects as? [String] ?? []
    #expect(files.count { $0.hasSuffix(".1234.config") } == 2)
    for file in files {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(bench.folder)/\(file)")
      let mode = try #require(attributes[.posixPermissions] as? Int)
      #expect(mode & 0o077 == 0, "\(file)")
    }
  }

  @Test func whatCannotBeToldApartIsNotTouched() async throws {
    let empty = Bench(.hand)
    empty.author.state.withLock { $0.files = [:] }
    await #expect(throws: Problem.osgi(.providerMissing(found: []))) { try await empty.migrate() }

    let twice = Bench(.hand)
    twice.author.put("\(SmartTagsOSGi.provider).99.config", Bench.provider)
    await #expect(
      throws: Problem.osgi(
        .severalProviders([
          "\(SmartTagsOSGi.provider)-1234.config", "\(SmartTagsOSGi.provider)-99.config",
        ]))
    ) { try await twice.migrate() }

    let alone = Bench(.hand)
    alone.author.state.withLock { state in
      state.files = state.files.filter { $0.key.hasPrefix(SmartTagsOSGi.provider) }
    }
    await #expect(throws: Problem.osgi(.partnerMissing(type: "adobe-ims-similaritysearch"))) {
      try await alone.migrate()
    }
  }

  private static func text(_ configuration: OSGiConfiguration) -> String {
    configuration.properties.map { property in
      // JSON has no 32-bit numbers, and lists of either shape are alike.
      "\(property.name)=\(property.value.elements.map(\.text))"
    }.joined(separator: " ")
  }
}

/// An author with the two old files, and a folder for the copies.
final class Bench: Sendable {
  static let provider = """
    name="adobe-ims-similaritysearch"
    auth.token.provider.title="Smart Tags"
    auth.token.provider.client.id="old"
    auth.access.token.request="https://ims-na1.adobelogin.com/ims/exchange/jwt"
    auth.token.validator.type="adobe-ims-similaritysearch"
    token.request.customizer.type="adobe-ims-similaritysearch"
    auth.token.provider.conn.timeout=I"5000"

    """
  static let customizer = """
    customizer.type="adobe-ims-similaritysearch"
    auth.ims.client.secret="old\\=\\="

    """

  let author: OSGiFakeAuthor
  let folder: String
  private let instance: String

  init(_ origin: OSGiMigrationTests.Origin) {
    folder = NSTemporaryDirectory() + "osgi-" + UUID().uuidString
    let instance = origin == .hand ? "1234" : "0a06284f-e716-49bd-8c5c-41261b093c61"
    self.instance = instance
    author = OSGiFakeAuthor { state in
      // An old file may go only when both new configurations are held.
      let isHeld = SmartTagsOSGi.factories.allSatisfy { state.held["\($0)~\(instance)"] != nil }
      let isOld = SmartTagsOSGi.factories.allSatisfy { factory in
        state.files.keys.contains { $0.hasPrefix("\(factory).\(instance)") }
      }
      return isHeld || isOld
    }
    for (factory, text) in zip(SmartTagsOSGi.factories, [Self.provider, Self.customizer]) {
      guard origin == .json else {
        author.put("\(factory).\(instance).config", text, writtenBack: origin == .console)
        continue
      }
      let json = OSGiJSONFormat.write(FelixConfigReader().read(Array(text.utf8)).configuration)
      author.put(
        "\(factory).\(instance).cfg.json",
        "// written back\n" + String(decoding: json, as: UTF8.self),
        writtenBack: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var inputs: OperationInputs {
    OperationInputs(
      texts: [
        "url": "http://127.0.0.1:4502", "user": "admin", "clientId": "new-id",
        "orgId": "0123456789ABCDEF01234567@AdobeOrg",
        "imsUrl": "https://ims-na1.adobelogin.com", "backupFolder": folder,
      ],
      secrets: [
        "password": Secret(copying: "admin".utf8),
        "clientSecret": Secret(copying: "hush= \"x".utf8),
      ])
  }

  func look(_ name: String = "smart-tags.osgi") async throws(Problem) -> Look {
    let context = EngineContext(transport: author, sleep: { _ in })
    return try await OperationRunner(catalog: .standard, context: context).look(name, inputs)
  }

  func migrate() async throws(Problem) {
    _ = try await look().apply()
  }

  /// The new ones are there with the new values, the old ones are gone, and never too early.
  func expectDone(_ location: SourceLocation = #_sourceLocation) {
    let state = author.state.withLock { $0 }
    #expect(!state.wasUnsafe, sourceLocation: location)
    #expect(
      state.files.keys.sorted()
        == SmartTagsOSGi.factories.map { "\($0)-\(instance).config" }.sorted(),
      sourceLocation: location)
    #expect(
      state.held.keys.sorted() == SmartTagsOSGi.factories.map { "\($0)~\(instance)" }.sorted(),
      sourceLocation: location)
    let customizer = state.held["\(SmartTagsOSGi.customizer)~\(instance)"]
    #expect(customizer?.string("auth.ims.client.secret") == "hush= \"x", sourceLocation: location)
    let provider = state.held["\(SmartTagsOSGi.provider)~\(instance)"]
    let expected = [
      "auth.token.provider.client.id": "new-id", "auth.token.provider.title": "Smart Tags",
      "auth.token.provider.authorization.grants": "client_credentials",
      "auth.token.provider.orgId": "0123456789ABCDEF01234567@AdobeOrg",
      "auth.access.token.request": "https://ims-na1.adobelogin.com/ims/token/v3",
      "auth.token.provider.scope":
        "read_pc.dma_smart_content, openid, AdobeID, additional_info.projectedProductContext",
    ]
    for (name, value) in expected {
      #expect(provider?.string(name) == value, sourceLocation: location)
    }
    #expect(
      provider?["auth.token.provider.default.claims"]
        == .collection([.string("\"iss\" : \"0123456789ABCDEF01234567@AdobeOrg\"")]),
      sourceLocation: location)
    #expect(
      provider?["auth.token.provider.conn.timeout"]?.elements.first?.text == "5000",
      sourceLocation: location)
  }
}
