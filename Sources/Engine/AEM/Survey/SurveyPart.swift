/// A part of what a survey reads of an author; each can fail without the others.
enum SurveyPart: String, CaseIterable, Sendable {
  case release, health, ims, packages
  case smartTags = "smart-tags"
  case keystore, workflow
  case brandPortal = "brand-portal"
  case agents, target, links, cloud

  /// The values that the part finds; in a run that cannot read it they are missing.
  var outputs: [OperationSignature.Parameter] {
    switch self {
    case .release: ReleaseSurvey.outputs
    case .health: HealthSurvey.outputs
    case .ims: IMSSurvey.outputs
    case .packages: PackagesSurvey.outputs
    case .smartTags: SmartTagsSurvey.outputs
    case .keystore: KeystoreSurvey.outputs
    case .workflow: WorkflowSurvey.outputs
    case .brandPortal: BrandPortalSurvey.outputs
    case .agents: AgentsSurvey.outputs
    case .target: TargetSurvey.outputs
    case .links: LinksSurvey.outputs
    case .cloud: CloudSurvey.outputs
    }
  }

  /// What the part is about, as the object of a sentence.
  var words: String {
    switch self {
    case .release: "the release"
    case .health: "the state of the bundles"
    case .ims: "the IMS configurations"
    case .packages: "the packages"
    case .smartTags: "the Smart Tags configurations"
    case .keystore: "the keystores"
    case .workflow: "the workflow DAM Update Asset"
    case .brandPortal: "the Brand Portal configuration"
    case .agents: "the replication agents"
    case .target: "the Target configurations"
    case .links: "the Externalizer and the proxy settings"
    case .cloud: "the cloud configurations"
    }
  }

  /// Reads the part; what it throws is why it is unread.
  func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    switch self {
    case .release: try ReleaseSurvey.read(ground)
    case .health: try await HealthSurvey.read(ground)
    case .ims: try await IMSSurvey.read(ground)
    case .packages: try await PackagesSurvey.read(ground)
    case .smartTags: try await SmartTagsSurvey.read(ground)
    case .keystore: try await KeystoreSurvey.read(ground)
    case .workflow: try await WorkflowSurvey.read(ground)
    case .brandPortal: try await BrandPortalSurvey.read(ground)
    case .agents: try await AgentsSurvey.read(ground)
    case .target: try await TargetSurvey.read(ground)
    case .links: try await LinksSurvey.read(ground)
    case .cloud: try await CloudSurvey.read(ground)
    }
  }
}

extension OperationSignature.Parameter {
  /// A text that a survey gives when it can read it; one of these when they are known.
  static func found(_ name: String, _ contents: String...) -> Self {
    Self(
      name: name, kind: .text, isOptional: true,
      contents: contents.isEmpty ? nil : Set(contents))
  }

  /// A list that a survey gives when it can read it.
  static func foundList(_ name: String) -> Self {
    Self(name: name, kind: .list, isOptional: true)
  }
}
