/// A history or a form that an author has before it starts.
package enum SandboxPreset: String, CaseIterable, Codable, Sendable {
  /// Smart Tags runs with a JWT credential: its pair of configurations, and an expired certificate
  /// under the alias `similaritysearch` in the key store of `dam-update-service`.
  case jwtExisting = "jwt-existing"
  /// As ``jwtExisting``, with a certificate that expires in ten days.
  case jwtExpiring = "jwt-expiring"
  /// Validation of Smart Tags passes only with the pair of configurations in OAuth form, too.
  case oauthRequired = "osgi-required"
  /// "DAM Update Asset" was changed: the thumbnail step has another name, and a step for Smart Tags
  /// comes before it.
  case customisedModel = "customised-model"
  /// The author is an AEM 6.3, with workflow models below `/etc`.
  case aem63 = "aem-6.3"
  /// The author is an AEM 6.4.
  case aem64 = "aem-6.4"
  /// The author is an AEM 6.5 with Service Pack 3, which is too old for Brand Portal.
  case servicePack3 = "aem-6.5.3"
  /// The author is an AEM 6.5 with Service Pack 10, which has no OAuth form.
  case servicePack10 = "aem-6.5.10"
  /// The author is an AEM 6.5 with Service Pack 21, its hotfix for Smart Tags installed.
  ///
  /// With Service Pack 21 and later Smart Tags sign in with their IMS configuration, and their
  /// MBean has another name.
  case servicePack21 = "aem-6.5.21"
  /// As ``servicePack21``, with Service Pack 22 and its own hotfix.
  case servicePack22 = "aem-6.5.22"
  /// As ``servicePack21``, with Service Pack 23, which needs no hotfix here; Adobe names none.
  case servicePack23 = "aem-6.5.23"
  /// The author is an AEM 6.5 LTS with Service Pack 2.
  ///
  /// The version 6.6.2 is inferred from the name of Adobe's quickstart.
  case lts = "aem-6.5-lts"
  /// The author is of a release to come, of which nothing is known.
  case aem70 = "aem-7.0"
  /// The hotfix for Smart Tags of Service Pack 21 or 22 is missing.
  case hotfixMissing = "hotfix-missing"
  /// The hotfix is uploaded and was never installed.
  case hotfixUploaded = "hotfix-uploaded"
  /// The package that brings the OAuth form to Service Packs 11 to 20 is installed.
  case imsPackage = "ims-package"
  /// Day CQ Link Externalizer has an address of its own; otherwise it has AEM's default.
  case externalizerSet = "externalizer-set"
  /// A proxy is set for one of AEM's two HTTP clients.
  case proxyForOne = "proxy-one"
  /// The author looks like AEM as a Cloud Service: a token to sign in, no console, no writing.
  case cloudService = "cloud-service"
  /// The author has a finished Target configuration and a framework.
  case targetConfigured = "target-configured"
  /// The author has a Brand Portal setup from the time of JWT: its IMS configuration, a cloud
  /// service in the old place, four agents, the user that they act for, and an expired certificate
  /// in the key store of `brandportal-imsconfig-service`.
  case brandPortalExisting = "brand-portal-existing"
  /// The author has a current Brand Portal setup, with OAuth Server-to-Server.
  case brandPortalConnected = "brand-portal-connected"
  /// As ``brandPortalConnected``, with a JWT credential that was never migrated.
  case brandPortalJWT = "brand-portal-jwt"
  /// AEM was installed without sample content: the agent Test and Target is switched off.
  case noSampleContent = "no-sample-content"
  /// The author has two IMS configurations for Brand Portal, one of them with a JWT credential.
  case imsDuplicates = "ims-duplicates"
  /// Somebody has deleted the agent Test and Target.
  case targetAgentMissing = "target-agent-missing"
  /// The agent Test and Target has an address on the web in place of its own.
  case targetAgentElsewhere = "target-agent-elsewhere"
  /// A proxy is set for both of AEM's HTTP clients.
  case proxyForBoth = "proxy-both"
  /// The Target configuration has no framework, and no page refers to it.
  case frameworkMissing = "target-no-framework"
  /// The Target configuration has a second framework, which another site refers to.
  case frameworkSecond = "target-second-framework"
  /// The author has a Brand Portal setup with a fifth agent for the same tenant.
  case agentSurplus = "brand-portal-surplus"
  /// The first OAuth credential has two client secrets.
  case twoSecrets = "console-two-secrets"
  /// The migration of the first OAuth credential from JWT is still open.
  case moveOpen = "console-move-open"

  /// The product version that a preset sets, such as `6.5.21.0`; nil when it leaves the version
  /// alone.
  var version: String? {
    switch self {
    case .aem63: "6.3.3.8"
    case .aem64: "6.4.8.4"
    case .servicePack3: "6.5.3.0"
    case .servicePack10: "6.5.10.0"
    case .servicePack21: "6.5.21.0"
    case .servicePack22: "6.5.22.0"
    case .servicePack23: "6.5.23.0"
    case .lts: "6.6.2"
    case .aem70: "7.0.0"
    case .jwtExisting, .jwtExpiring, .oauthRequired, .customisedModel, .hotfixMissing,
      .hotfixUploaded, .imsPackage, .externalizerSet, .proxyForOne, .cloudService,
      .targetConfigured, .brandPortalExisting, .brandPortalConnected, .brandPortalJWT,
      .noSampleContent, .imsDuplicates, .targetAgentMissing, .targetAgentElsewhere, .proxyForBoth,
      .frameworkMissing, .frameworkSecond, .agentSurplus, .twoSecrets, .moveOpen:
      nil
    }
  }
}
