/// Where the parts of Adobe Target are on an author, and how they are put together.
enum TargetStage {
  /// The agent that carries activities.
  static let agent = ReplicationAgents.folder.child("test_and_target")
  /// All Target configurations.
  static let folder = RepositoryPath(segments: ["etc", "cloudservices", "testandtarget"])
  /// The one of the presets.
  static let configuration = folder.child("main")
  static let framework = configuration.child("framework")
  static let secondFramework = configuration.child("second")
  /// A site that refers to nothing of Target by itself.
  static let otherSite = RepositoryPath(segments: ["content", "other"])
  /// What a page refers to its cloud services with.
  static let property = "cq:cloudserviceconfigs"

  /// Lets a page refer to a framework, and to nothing else of Target.
  static func bind(
    _ page: RepositoryPath, to framework: RepositoryPath, _ root: inout ResourceNode
  ) {
    root.update(page.child("jcr:content")) {
      $0.properties[property] = .strings([framework.description])
    }
  }
}
