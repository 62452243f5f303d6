import Values

/// `smart-tags.asset`: whether an asset has smart tags, the last check that tagging works.
struct SmartTagsAssetOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.asset", inputs: Wanted.inputs,
    outputs: [.answer("tagged")], changes: false)

  /// The asset to look at.
  struct Wanted: DecodedInputs {
    private static let asset = Input.text("asset")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [asset]

    let author: AuthorClient
    let asset: ContentPath

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      asset = try ContentPath(Self.asset, inputs)
    }
  }

  /// The node below an asset that comes with its tags.
  private static let node = "jcr:content/metadata/predictedTags"

  /// The tags of an asset.
  struct Observation: Equatable, Sendable {
    /// The path of the asset, below `/content/dam`.
    var path: String
    /// The tags, or the names of their nodes; nil when there is no node for them.
    var tags: [String]?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    let path = wanted.asset.path
    context.report(Progress("Reading \(author.cleaner.line(path))"))
    guard let asset = try await author.node(path) else {
      throw .author(.notFound(path: author.cleaner.line(path), user: author.user))
    }
    let type = asset["jcr:primaryType"]?.string ?? ""
    guard type == "dam:Asset" else {
      throw .validation(
        .notAsset(path: author.cleaner.line(path), type: author.cleaner.line(type, limit: 60)))
    }
    let tags = try await author.node("\(path)/\(Self.node)", depth: 1)?.object?
      .filter { $0.value.object != nil }.sorted { $0.key < $1.key }
      .map { $0.value["name"]?.string ?? $0.key }
    return Observation(path: path, tags: tags)
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    let tags = observed.tags ?? []
    var conclusion = Conclusion(.passed)
    conclusion.texts["tagged"] = tags.isEmpty ? "no" : "yes"
    let first = tags.prefix(5).map { cleaner.line($0, limit: 40) }.joined(separator: ", ")
    conclusion.evidence = [
      Evidence("Asset", cleaner.line(observed.path)),
      Evidence(
        "Smart tags (\(Self.node))",
        tags.isEmpty ? "none" : "\(tags.count): \(first)\(tags.count > 5 ? ", …" : "")"),
    ]
    if observed.tags == nil {
      conclusion.outcome = .unknown(
        "Tagging takes some time after an upload. AEM tags only images in folders with the "
          + "Smart Tag flag, unless the step ignores that flag.")
    } else if tags.isEmpty {
      conclusion.cautions.append("AEM processed the asset, but found no tag for it.")
    }
    return conclusion
  }
}
