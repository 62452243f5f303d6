/// A past or a shape that an author is given before it starts.
public enum SandboxPreset: String, CaseIterable, Codable, Sendable {
  /// Smart Tags runs with a JWT credential: its pair of configurations, and an expired certificate
  /// under the alias `similaritysearch` in the key store of `dam-update-service`.
  case jwtExisting = "jwt-existing"
  /// As ``jwtExisting``, with a certificate that ends in ten days.
  case jwtExpiring = "jwt-expiring"
  /// Validation of Smart Tags passes only with the pair of configurations in OAuth form, too.
  case oauthRequired = "osgi-required"
  /// "DAM Update Asset" was changed: the thumbnail step has another name, and a step for Smart Tags
  /// stands before it.
  case customisedModel = "customised-model"
  /// The author is an AEM 6.3, with workflow models below `/etc`.
  case aem63 = "aem-6.3"
  /// The author looks like AEM as a Cloud Service: a token to sign in, no console, no writing.
  case cloudService = "cloud-service"
  /// A finished Target configuration and a framework.
  case targetConfigured = "target-configured"
  /// A Brand Portal setup from the time of JWT: its IMS configuration, a cloud service in the place
  /// of old, four agents and the user that they act for.
  case brandPortalExisting = "brand-portal-existing"
  /// A Brand Portal setup of today, with OAuth Server-to-Server.
  case brandPortalConnected = "brand-portal-connected"
  /// AEM was installed without sample content: the agent Test and Target is switched off.
  case noSampleContent = "no-sample-content"
  /// Two IMS configurations for Brand Portal, one of them with a JWT credential.
  case imsDuplicates = "ims-duplicates"
}
