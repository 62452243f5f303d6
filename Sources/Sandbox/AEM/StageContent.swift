/// Pages and assets on which a setup can be tried, as a customer would have them.
enum StageContent {
  /// The site with two pages.
  static let site = RepositoryPath(segments: ["content", "sandbox"])

  /// A site with two pages, and another site.
  static let pages: [(path: String, page: ResourceNode)] = [
    ("content/sandbox", page("Sandbox")), ("content/sandbox/en", page("English")),
    ("content/sandbox/landing", page("Landing page")), ("content/other", page("Other")),
  ]

  /// An image that was tagged, and one that was not.
  static let assets: [(path: String, asset: ResourceNode)] = [
    ("content/dam/sandbox/bicycle.jpg", asset(["bicycle", "street", "wheel"])),
    ("content/dam/sandbox/harbour.jpg", asset(nil)),
  ]

  /// Binds the site to a framework of Target, and one of its pages to the configuration above it.
  ///
  /// The second one is a mistake that people make.
  static func bind(_ root: inout ResourceNode) {
    TargetStage.bind(site, to: TargetStage.framework, &root)
    root.update(site.child("landing").child("jcr:content")) {
      $0.properties[TargetStage.property] = .string(TargetStage.configuration.description)
    }
  }

  /// Tags an asset as a workflow does whose model has the step for it.
  ///
  /// `payload` is the asset, or something below it, such as its original rendition.
  static func process(
    _ payload: RepositoryPath, with model: ResourceNode, root: inout ResourceNode
  ) {
    let steps = model.children["nodes"]?.children.entries.map(\.value) ?? []
    guard
      steps.contains(where: {
        $0.children["metaData"]?.properties["PROCESS"]?.text?.hasSuffix("AutoTagAssetProcess")
          == true
      })
    else { return }
    let depths = (0...payload.segments.count).reversed()
    let assets = depths.map { RepositoryPath(segments: Array(payload.segments.prefix($0))) }
    guard let asset = assets.first(where: { root[$0]?.type == "dam:Asset" }) else { return }
    let content = asset.child("jcr:content")
    if !root.contains(content) {
      root.insert(ResourceNode(type: "dam:AssetContent"), at: content)
    }
    if !root.contains(content.child("metadata")) {
      root.insert(ResourceNode(type: "nt:unstructured"), at: content.child("metadata"))
    }
    root.insert(
      tags(["boat", "harbour", "water"]), at: content.child("metadata").child("predictedTags"))
  }

  private static func page(_ title: String) -> ResourceNode {
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = ResourceNode(type: "cq:PageContent", ["jcr:title": title])
    return page
  }

  private static func asset(_ words: [String]?) -> ResourceNode {
    var metadata = ResourceNode(type: "nt:unstructured", ["dc:format": "image/jpeg"])
    if let words { metadata.children["predictedTags"] = tags(words) }
    var content = ResourceNode(type: "dam:AssetContent")
    content.children["metadata"] = metadata
    var asset = ResourceNode(type: "dam:Asset")
    asset.children["jcr:content"] = content
    return asset
  }

  private static func tags(_ words: [String]) -> ResourceNode {
    var node = ResourceNode(type: "nt:unstructured")
    for word in words {
      node.children[word] = ResourceNode(type: "nt:unstructured", ["name": word])
    }
    return node
  }
}
