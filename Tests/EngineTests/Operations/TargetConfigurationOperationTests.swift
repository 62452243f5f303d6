import Sandbox
import Testing
import Values

@testable import Engine

@Suite("target.configuration", .timeLimit(.minutes(10)))
struct TargetConfigurationOperationTests {
  @Test("They are listed by their paths")
  func frameworks() async throws {
    let stage = try AuthorStage(presets: [.targetConfigured])
    let inputs = stage.inputs(["clientCode": stage.sandbox.facts.targetClientCode])
    let found = try await stage.done("target.configuration", inputs)
    #expect(found.texts == ["path": "\(TargetConfiguration.folder)/main", "anyFramework": "yes"])
    let path = "\(TargetConfiguration.folder)/main/framework"
    #expect(
      found.lists["frameworks"] == [ListedItem(value: path, label: "Framework", detail: path)])
    try await stage.post(path, [(":operation", "delete")])
    let none = try await stage.done("target.configuration", inputs)
    #expect(none.texts["anyFramework"] == "no" && none.lists["frameworks"]?.isEmpty == true)
  }
}
