import Sandbox
import Testing
import Values

@testable import Engine

@Suite("smart-tags.asset", .timeLimit(.minutes(10)))
struct SmartTagsAssetOperationTests {
  private static let harbour = "/content/dam/sandbox/harbour.jpg"

  @Test("An asset with tags, and one without")
  func both() async throws {
    let stage = try AuthorStage()
    let tagged = try await stage.done(
      "smart-tags.asset",
      stage.inputs(["asset": "/assetdetails.html/content/dam/sandbox/bicycle.jpg"]))
    #expect(tagged.texts == ["tagged": "yes"])
    #expect(
      tagged.evidence == [
        Evidence("Asset", "/content/dam/sandbox/bicycle.jpg"),
        Evidence(
          "Smart tags (jcr:content/metadata/predictedTags)", "3: bicycle, street, wheel"),
      ])
    let plain = try await stage.done("smart-tags.asset", stage.inputs(["asset": Self.harbour]))
    #expect(plain.texts == ["tagged": "no"] && plain.outcome.word == "unknown")
  }

  @Test("The workflow tags only when its model has the step")
  func workflow() async throws {
    let stage = try AuthorStage()
    let run = [
      ("model", "/var/workflow/models/dam/update_asset"), ("payloadType", "JCR_PATH"),
      ("payload", "\(Self.harbour)/jcr:content"),
    ]
    func isTagged() async throws -> String? {
      try await stage.post("/etc/workflow/instances", run)
      return try await stage.done("smart-tags.asset", stage.inputs(["asset": Self.harbour]))
        .texts["tagged"]
    }
    #expect(try await isTagged() == "no")
    _ = try await stage.done(
      "smart-tags.workflow-step", stage.inputs(["ignoreErrors": "yes", "ignoreFlag": "yes"]))
    #expect(try await isTagged() == "yes")
  }

  @Test("A folder, and nothing at all, are no assets")
  func notAssets() async throws {
    let stage = try AuthorStage()
    #expect(
      await stage.problem("smart-tags.asset", stage.inputs(["asset": "/content/dam/sandbox"]))
        == .validation(.notAsset(path: "/content/dam/sandbox", type: "sling:OrderedFolder")))
    #expect(
      await stage.problem("smart-tags.asset", stage.inputs(["asset": "/content/dam/none.jpg"]))
        == .author(.notFound(path: "/content/dam/none.jpg", user: "admin")))
  }

  @Test("More tags than fit, and a node without any")
  func counts() async throws {
    let path = "/content/dam/a"
    let node = "GET \(path)/jcr:content/metadata/predictedTags.1.json"
    let tags = (1...7).map { #""t\#($0)":{"name":"tag \#($0)"}"# }.joined(separator: ",")
    let server = ScriptedTransport([
      "GET \(path).0.json": [.json(#"{"jcr:primaryType":"dam:Asset"}"#)],
      node: [.json("{\"x\":1,\(tags)}")],
    ])
    let many = try await server.look("smart-tags.asset", .author(["asset": path]))
    #expect(
      many.conclusion?.evidence.last?.found == "7: tag 1, tag 2, tag 3, tag 4, tag 5, …")
    server.on(node, .json("{}"))
    let empty = try await server.look("smart-tags.asset", .author(["asset": path]))
    #expect(empty.conclusion?.texts == ["tagged": "no"])
    #expect(
      empty.conclusion?.cautions == ["AEM processed the asset, but found no tag for it."])
  }
}
