import Sandbox
import Testing

@testable import Engine

@Suite("ims.configuration.undo", .timeLimit(.minutes(10)))
struct IMSConfigurationUndoOperationTests {
  private let stage: UndoStage

  init() throws { stage = try UndoStage() }

  @Test("A pair of IMS configurations that was written is deleted, and only that")
  func writtenPair() async throws {
    let pair = stage.inputs(["cloudSolution": "Smart Tags", "imsUrl": stage.sandbox.facts.ims])
    let restore = try await stage.change("ims.configuration", pair)
    #expect(restore.keys.sorted() == ["customizer", "provider"])
    let other = stage.inputs([
      "cloudSolution": "Smart Tags", "imsUrl": stage.sandbox.facts.ims, "scopes": "openid",
      "clientId": stage.sandbox.facts.clientID,
    ])
    // Of a change of what is there only the earlier values are known.
    let earlier = try await stage.change("ims.configuration", other)
    #expect(earlier.keys.sorted() == ["before.\(TokenProvider.Property.scope)"])
    let look = try await stage.runner.look("ims.configuration.undo", stage.restoring(restore))
    #expect(
      look.plan.changes.map(\.what) == [
        "/apps/system/config/\(TokenProvider.factory)-tags.config",
        "/apps/system/config/\(TokenProvider.customizer)-tags.config",
      ])
    #expect(look.plan.cautions.count == 1)
    _ = try await look.apply()
    #expect(
      try await stage.runner.look("ims.configuration.undo", stage.restoring(restore)).plan.isEmpty)
    let left = try await stage.runner.look("ims.configurations", stage.inputs())
    #expect(left.conclusion?.texts["count"] == "0")
  }

  @Test("A pair that somebody has given to another credential stays")
  func pairOfAnotherCredential() async throws {
    let pair = stage.inputs(["cloudSolution": "Smart Tags", "imsUrl": stage.sandbox.facts.ims])
    let restore = try await stage.change("ims.configuration", pair)
    var undo = stage.restoring(restore)
    undo.texts["clientId"] = "ffffffffffffffffffffffffffffffff"
    let look = try await stage.runner.look("ims.configuration.undo", undo)
    #expect(look.plan.drift.count == 1)
  }

  @Test("Whoever signs in with the pair is named before it goes")
  func pairInUse() async throws {
    let pair = stage.inputs(["cloudSolution": "Smart Tags", "imsUrl": stage.sandbox.facts.ims])
    let restore = try await stage.change("ims.configuration", pair)
    _ = try await stage.change(
      "brand-portal.configuration",
      stage.inputs([
        "name": "bp", "tenantUrl": stage.sandbox.facts.brandPortalURL,
        "imsConfiguration": "\(TokenProvider.factory)~tags",
      ]))
    let look = try await stage.runner.look("ims.configuration.undo", stage.restoring(restore))
    #expect(look.plan.drift.map(\.cause) == ["\(BrandPortalService.folder)/bp"])
  }
}
