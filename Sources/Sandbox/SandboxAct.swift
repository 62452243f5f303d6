/// An act of a person in AEM's own pages, which the sandbox plays in that person's place.
package enum SandboxAct: String, CaseIterable, Codable, Sendable {
  /// See ``explanation`` for the effect of each act.
  case createIMSConfiguration = "create-ims-configuration"
  case createJWTConfiguration = "create-jwt-ims-configuration"
  case migrateIMSConfiguration = "migrate-ims-configuration"
  case deleteDuplicates = "delete-duplicate-ims-configurations"
  case installHotfix = "install-hotfix"
  case installOAuthPackage = "install-oauth-package"
  case deleteKeystoreAlias = "delete-keystore-alias"
  case createSmartTags = "create-smart-tags-configuration"
  case createBrandPortal = "create-brand-portal-configuration"
  case closeAgentConnections = "close-agent-connections"
  case enableTargetAgent = "enable-target-agent"
  case configureExternalizer = "configure-externalizer"
  case configureProxy = "configure-proxy"
  case createTarget = "create-target-configuration"
  case createFramework = "create-framework"
  case assignFramework = "assign-framework"

  /// The effect of the act, in one sentence.
  package var explanation: String {
    switch self {
    case .createIMSConfiguration:
      "Create an Adobe IMS configuration with the product's OAuth credential."
    case .createJWTConfiguration:
      "Create an Adobe IMS configuration with the product's JWT credential, as older documents do."
    case .migrateIMSConfiguration: "Migrate the product's JWT configurations to OAuth."
    case .deleteDuplicates: "Delete the product's IMS configurations except one with OAuth."
    case .installHotfix:
      "Install the hotfix for Smart Tags, which deletes the Smart Tags configuration."
    case .installOAuthPackage: "Install the package with the OAuth form for Service Pack 11 to 20."
    case .deleteKeystoreAlias: "Delete the product's JWT key from its user's keystore."
    case .createSmartTags: "Create the Smart Tags configuration."
    case .createBrandPortal: "Create the Brand Portal configuration and its four agents."
    case .closeAgentConnections: "Select Close Connection in the Brand Portal agents."
    case .enableTargetAgent: "Enable the agent Test and Target with the URI tnt:///."
    case .configureExternalizer: "Set the author's own address in Day CQ Link Externalizer."
    case .configureProxy: "Set a proxy in both of AEM's HTTP clients."
    case .createTarget: "Create the Adobe Target configuration “main”."
    case .createFramework: "Create a framework below the Adobe Target configuration."
    case .assignFramework: "Assign the framework to /content/sandbox and /content/other."
    }
  }

  /// The product that the act is about; nil when it can be about any.
  package var product: SandboxProduct? {
    switch self {
    case .createIMSConfiguration, .createJWTConfiguration, .migrateIMSConfiguration,
      .deleteDuplicates, .deleteKeystoreAlias:
      nil
    case .installHotfix, .createSmartTags: .smartTags
    case .installOAuthPackage, .createBrandPortal, .closeAgentConnections: .brandPortal
    case .enableTargetAgent, .configureExternalizer, .configureProxy, .createTarget,
      .createFramework, .assignFramework:
      .target
    }
  }
}

/// The outcome of an act that the sandbox played.
package enum SandboxActOutcome: Equatable, Sendable {
  /// The author has changed.
  case done
  /// The author was like that already.
  case unchanged
  /// A person could not do it there; the reason in one sentence.
  case impossible(String)
}
