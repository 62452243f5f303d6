/// The places of Adobe Target's parts on an author, and the references between them.
enum TargetStage {
  /// The agent that carries activities.
  static let agent = ReplicationAgents.folder.child("test_and_target")
  /// The folder of all Target configurations.
  static let folder = RepositoryPath(segments: ["etc", "cloudservices", "testandtarget"])
  /// The configuration that the presets create.
  static let configuration = folder.child("main")
  static let framework = configuration.child("framework")
  static let secondFramework = configuration.child("second")
  /// A site that does not refer to Target by itself.
  static let otherSite = RepositoryPath(segments: ["content", "other"])
  /// The property by which a page refers to its cloud services.
  static let property = "cq:cloudserviceconfigs"

  /// Makes a page refer to a framework, and to nothing else of Target.
  static func bind(
    _ page: RepositoryPath, to framework: RepositoryPath, _ root: inout ResourceNode
  ) {
    root.update(page.child("jcr:content")) {
      $0.properties[property] = .strings([framework.description])
    }
  }
}
