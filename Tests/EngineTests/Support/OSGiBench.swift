import Foundation
import HTTP
import Synchronization
import Testing
import Values

@testable import Engine

/// An author with the two old files, and a folder for the copies.
final class OSGiBench: Sendable {
  /// The origin of the old files.
  enum Origin: CaseIterable, Sendable {
    /// Files written by hand, as singletons.
    case hand
    /// Files that the console wrote back.
    case console
    /// Files that a newer console wrote back.
    case json
  }

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

  init(_ origin: Origin) {
    folder = NSTemporaryDirectory() + "osgi-" + UUID().uuidString
    let instance = origin == .hand ? "1234" : "0a06284f-e716-49bd-8c5c-41261b093c61"
    self.instance = instance
    author = OSGiFakeAuthor { state in
      // An old file may go only when both new configurations are held.
      let isHeld = TokenProvider.factories.allSatisfy { state.held["\($0)~\(instance)"] != nil }
      let isOld = TokenProvider.factories.allSatisfy { factory in
        state.files.keys.contains { $0.hasPrefix("\(factory).\(instance)") }
      }
      return isHeld || isOld
    }
    for (factory, text) in zip(TokenProvider.factories, [Self.provider, Self.customizer]) {
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

  /// Expects the new files with the new values, no old files, and a safe order of changes.
  func expectDone(_ location: SourceLocation = #_sourceLocation) {
    let state = author.state.withLock { $0 }
    #expect(!state.wasUnsafe, sourceLocation: location)
    #expect(
      state.files.keys.sorted()
        == TokenProvider.factories.map { "\($0)-\(instance).config" }.sorted(),
      sourceLocation: location)
    #expect(
      state.held.keys.sorted() == TokenProvider.factories.map { "\($0)~\(instance)" }.sorted(),
      sourceLocation: location)
    let customizer = state.held["\(TokenProvider.customizer)~\(instance)"]
    #expect(customizer?.string("auth.ims.client.secret") == "hush= \"x", sourceLocation: location)
    let provider = state.held["\(TokenProvider.factory)~\(instance)"]
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
