import HTTP
import Values

/// `target.page`: whether a page, or one above it, is bound to a framework of Adobe Target.
///
/// The configuration above the framework can be chosen, too, and then nothing is sent to Target.
struct TargetPageOperation: Operation {
  let signature = OperationSignature(
    name: "target.page", inputs: Wanted.inputs,
    outputs: [.text("bound", oneOf: ["framework", "configuration", "other", "no"])], changes: false)

  /// The page, and the framework it should be bound to.
  struct Wanted: DecodedInputs {
    private static let page = Input.text("page")
    private static let framework = Input.text("framework")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [page, framework]

    let author: AuthorClient
    let page: ContentPath
    /// The path of the framework, its path below the folder, its name or its title.
    let framework: String

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      page = try ContentPath(Self.page, inputs)
      framework = try inputs[Self.framework].trimmed
    }
  }

  /// The Target configurations, and the bindings of the page.
  struct Observation: Sendable {
    /// All Target configurations of the author, by name.
    var configurations: [TargetConfiguration]
    /// The bindings of the page and of those above it, the nearest first.
    var bindings: [CloudServiceBinding]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    let page = wanted.page
    context.report(Progress("Reading \(TargetConfiguration.folder)", done: 0, of: 2))
    let configurations = try await author.targetConfigurations()
    context.report(Progress("Reading \(author.cleaner.line(page.path))", done: 1, of: 2))
    return Observation(
      configurations: configurations, bindings: try await author.cloudServiceBindings(of: page))
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    let page = wanted.page.path
    let (configuration, framework) = try Self.framework(observed.configurations, wanted)
    let nearest = observed.bindings.first
    let found = nearest?.references(below: TargetConfiguration.folder) ?? []
    var conclusion = Conclusion(.passed)
    let bound =
      if found.contains(framework.path) {
        "framework"
      } else if found.contains(configuration.path) {
        "configuration"
      } else {
        found.isEmpty ? "no" : "other"
      }
    conclusion.texts["bound"] = bound
    conclusion.evidence = [
      Evidence("Page", cleaner.line(page)), Evidence("Framework", cleaner.line(framework.path)),
      Evidence(
        "Target in \(CloudServiceBinding.property)",
        found.isEmpty ? "none" : cleaner.line(found.joined(separator: ", "))),
    ]
    if let nearest {
      conclusion.evidence.append(
        Evidence(
          "Set on",
          nearest.page == page
            ? "the page itself" : "\(cleaner.line(nearest.page)), from which the page inherits"))
    }
    conclusion.cautions = Self.cautions(bound, found, observed, configuration, cleaner)
    return conclusion
  }

  private static func cautions(
    _ bound: String, _ found: [String], _ observed: Observation,
    _ configuration: TargetConfiguration, _ cleaner: Cleaner
  ) -> [String] {
    var cautions: [String] = []
    if bound == "configuration" {
      cautions.append(
        "The page is bound to the configuration \(cleaner.line(configuration.path)), not to a "
          + "framework below it. Choose the framework as the Configuration Reference.")
    }
    if bound == "other", observed.configurations.contains(where: { found.contains($0.path) }) {
      cautions.append(
        "The page is bound to another configuration, and to none of the frameworks below it.")
    }
    if found.count > 1 {
      cautions.append(
        "A page should have one framework. This one has \(found.count) entries for Target.")
    }
    let above = observed.bindings.dropFirst().first {
      !$0.references(below: TargetConfiguration.folder).isEmpty
    }
    if bound == "no", let above, let nearest = observed.bindings.first {
      cautions.append(
        "\(cleaner.line(above.page)) is bound to Target, but \(cleaner.line(nearest.page)) has "
          + "its own cloud services. aem-setup infers that they replace the inherited ones.")
    }
    return cautions
  }

  /// The framework that is meant, by its path, its path below the folder, its name or its title.
  private static func framework(
    _ configurations: [TargetConfiguration], _ wanted: Wanted
  ) throws(Problem) -> (TargetConfiguration, TargetConfiguration.Framework) {
    let text = wanted.framework
    let all = configurations.flatMap { configuration in
      configuration.frameworks.map { (configuration, $0) }
    }
    let paths = [text, "\(TargetConfiguration.folder)/\(text)"]
    if let exact = all.first(where: { paths.contains($0.1.path) }) { return exact }
    let named = all.filter { $0.1.name == text }
    let matches = named.isEmpty ? all.filter { $0.1.title == text } : named
    let cleaner = wanted.author.cleaner
    guard let match = matches.first else {
      throw .target(
        .noFramework(
          name: cleaner.line(text, limit: 120), found: all.map { cleaner.line($0.1.path) }))
    }
    guard matches.count == 1 else {
      throw .target(.severalFrameworks(matches.map { cleaner.line($0.1.path) }))
    }
    return match
  }
}
