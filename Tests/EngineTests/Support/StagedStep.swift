import HTTP
import Sandbox
import Values

@testable import Engine

/// A step of the workflow model DAM Update Asset, as a test puts it into a sandbox.
struct StagedStep: Sendable {
  var name: String
  var type: String
  var metaData: [String: String] = [:]

  static let thumbnails = StagedStep(
    name: "renamed", type: "dam/components/workflow/thumbnailprocess",
    metaData: ["PROCESS": "com.day.cq.dam.core.process.ThumbnailProcess"])
  static let before = StagedStep(name: "alpha", type: "cq/workflow/components/model/process")
  static let after = StagedStep(name: "zeta", type: "cq/workflow/components/model/process")
  static let stock = [before, thumbnails, after]

  /// A Smart Tag step; the values are added to those that it needs.
  static func tag(_ name: String = "tags", _ more: [String: String] = [:]) -> StagedStep {
    let metaData = ["PROCESS": UpdateAssetModel.process, "PROCESS_AUTO_ADVANCE": "true"]
    return StagedStep(
      name: name, type: UpdateAssetModel.stepType, metaData: metaData.merging(more) { $1 })
  }
}

extension SandboxAuthor {
  /// The inputs of operations on the workflow model.
  func workflow(errors: Bool, flag: Bool) -> OperationInputs {
    given(["ignoreErrors": errors ? "yes" : "no", "ignoreFlag": flag ? "yes" : "no"])
  }

  /// Gives the site a model of its own, whose runtime model was generated from other steps if they
  /// are named; without a site's model, it changes the shipped one.
  func stage(
    _ steps: [StagedStep], running: [StagedStep]? = nil, isShipped: Bool = false
  ) async throws {
    let shipped = UpdateAssetModel.shipped
    if !isShipped { try await change("\(shipped)/jcr:content.override.json", []) }
    let page = isShipped ? shipped : UpdateAssetModel.site
    try await design(running ?? steps, on: page)
    try await change("\(page)/jcr:content.generate.json", [])
    if running != nil { try await design(steps, on: page) }
  }

  /// Takes the runtime model away.
  func removeRuntimeModel() async throws {
    try await change(UpdateAssetModel.runtime, [(":operation", "delete")])
  }

  /// The names of the steps of the site's own model, in their order.
  func steps() async throws -> [String] {
    let flow = try await read("\(UpdateAssetModel.site)/jcr:content/flow.harray.2.json")
    return flow?["__children__"]?.array?.compactMap { $0["__name__"]?.string } ?? []
  }

  /// The values of the Smart Tag step in the runtime model.
  func runningStep() async throws -> [String: JSONValue] {
    let nodes = try await read("\(UpdateAssetModel.runtime)/nodes.infinity.json")?.object ?? [:]
    let steps = nodes.values.compactMap { $0["metaData"]?.object }
    return steps.first { $0["PROCESS"]?.string == UpdateAssetModel.process } ?? [:]
  }

  private func design(_ steps: [StagedStep], on page: String) async throws {
    let flow = "\(page)/jcr:content/flow"
    try await change(flow, [(":operation", "delete")])
    for step in steps {
      try await change(
        "\(flow)/\(step.name)",
        [("./sling:resourceType", step.type)]
          + step.metaData.sorted { $0.key < $1.key }.map { ("./metaData/\($0.key)", $0.value) })
    }
  }
}
