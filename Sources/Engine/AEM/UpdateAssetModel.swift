import Values

/// The workflow model DAM Update Asset: its steps by design, and whether the runtime follows.
struct UpdateAssetModel: Equatable, Sendable {
  /// The page of a site's own model, which wins over the shipped one.
  static let site = "/conf/global/settings/workflow/models/dam/update_asset"
  /// The page of the shipped model; nothing is ever written there.
  static let shipped = "/libs/settings/workflow/models/dam/update_asset"
  /// The page of design and runtime model up to AEM 6.3.
  static let old = "/etc/workflow/models/dam/update_asset"
  /// The model that the workflow engine runs, AEM 6.4 and later.
  static let runtime = "/var/workflow/models/dam/update_asset"
  /// The component that renders the step in the editor.
  static let stepType = "dam/components/workflow/autotagassetprocess"
  /// The class that the step runs.
  static let process =
    "com.day.cq.dam.similaritysearch.internal.workflow.process.AutoTagAssetProcess"

  /// A box in the step's dialog.
  struct Flag: Equatable, Sendable {
    /// The property of `metaData`.
    let name: String
    /// Label and property, such as `Ignore Errors (IGNORE_ERRORS)`.
    let title: String

    static let advance = Flag(
      name: "PROCESS_AUTO_ADVANCE", title: "Handler Advance (PROCESS_AUTO_ADVANCE)")
    /// The box that lets the workflow continue without tags when tagging fails.
    static let errors = Flag(name: "IGNORE_ERRORS", title: "Ignore Errors (IGNORE_ERRORS)")
    /// The box that tags assets in every folder, whatever the folder says.
    static let folderFlag = Flag(
      name: "IGNORE_SMART_TAG_FLAG", title: "Ignore Smart Tag Flag (IGNORE_SMART_TAG_FLAG)")
  }

  /// One step of the design.
  struct Step: Equatable, Sendable {
    /// The name of its node in the design.
    let name: String
    private let resourceType: String
    private let metaData: [String: JSONValue]

    /// Reads a child of `flow`.
    init(_ node: OrderedNode) {
      name = node.name
      resourceType = node.properties["sling:resourceType"]?.string ?? ""
      metaData = node.child("metaData")?.properties ?? [:]
    }

    /// The class that it runs.
    var process: String? { metaData["PROCESS"]?.string }

    /// Whether it is the Smart Tag step, by component or by class: names are anybody's choice.
    var isSmartTag: Bool {
      resourceType.hasSuffix(UpdateAssetModel.stepType) || process == UpdateAssetModel.process
    }

    /// Whether it is Process Thumbnails.
    var isThumbnails: Bool {
      resourceType.hasSuffix("dam/components/workflow/thumbnailprocess")
        || (process?.hasSuffix(".ThumbnailProcess") ?? false)
    }

    /// Whether a box is ticked.
    func isOn(_ flag: Flag) -> Bool { metaData[flag.name]?.bool ?? false }
  }

  /// The page of the design that counts.
  var page: String
  /// The steps in their order.
  var steps: [Step]
  /// The `metaData` of every runtime node that runs the class; nil when there is no runtime model.
  var runtimeSteps: [[String: JSONValue]]?

  /// Whether the steps are those of the shipped model, because the site has none of its own.
  var isShipped: Bool { page == Self.shipped }
  /// The page to write to: the shipped one is copied first.
  var target: String { isShipped ? Self.site : page }
  /// The path of the runtime model.
  var runtimePath: String { page == Self.old ? Self.old : Self.runtime }

  /// The Smart Tag step that counts: the first one in its place, or the first one at all.
  var smartTagStep: Step? {
    let place = steps.lastIndex(where: \.isThumbnails) ?? steps.startIndex
    return steps[place...].first(where: \.isSmartTag) ?? steps.first(where: \.isSmartTag)
  }
  /// The last Process Thumbnails.
  var thumbnails: Step? { steps.last(where: \.isThumbnails) }

  /// Whether the Smart Tag step comes after Process Thumbnails.
  var isInOrder: Bool {
    guard let step = smartTagStep.flatMap({ step in steps.firstIndex { $0 == step } }),
      let thumbnails = steps.lastIndex(where: \.isThumbnails)
    else { return false }
    return step > thumbnails
  }

  /// The path of the steps in the design that counts.
  var flow: String { Self.flow(of: page) }

  /// The path of a model's steps.
  static func flow(of model: String) -> String { "\(model)/jcr:content/flow" }

  /// Reads the design, the site's own before the shipped one before the old one, and the runtime
  /// model.
  static func read(_ author: AuthorClient) async throws(Problem) -> UpdateAssetModel {
    async let run = attempt { () async throws(Problem) in try await author.tree(runtime) }
    let pages = [site, shipped, old]
    let flows = try await concurrently(pages) { page async throws(Problem) in
      try await author.orderedNode(Self.flow(of: page), depth: 2)
    }
    for (page, flow) in zip(pages, flows) {
      guard let flow else { continue }
      var model = UpdateAssetModel(
        page: page, steps: flow.children.map(Step.init), runtimeSteps: nil)
      // In the old page the runtime model lies beside the design, whose steps must not count.
      let runtime =
        page == old
        ? try await author.tree("\(old)/jcr:content").map { $0.without("flow") }
        : try await run.get()
      model.runtimeSteps = runtime.map { metaData(running: process, in: $0) }
      return model
    }
    throw .workflow(.modelMissing(user: author.user))
  }

  private static func metaData(
    running process: String, in node: JSONValue
  ) -> [[String: JSONValue]] {
    (node.object ?? [:]).flatMap { name, child -> [[String: JSONValue]] in
      guard let members = child.object else { return [] }
      let own = name == "metaData" && members["PROCESS"]?.string == process ? [members] : []
      return own + metaData(running: process, in: child)
    }
  }
}

extension JSONValue {
  /// The same object without one of its members.
  fileprivate func without(_ name: String) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members[name] = nil
    return .object(members)
  }
}
