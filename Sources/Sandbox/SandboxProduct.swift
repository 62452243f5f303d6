/// A product of Adobe that an author connects to, with a credential and a certificate of its own.
package enum SandboxProduct: String, CaseIterable, Codable, Sendable {
  /// Smart Tags, whose service is Smart Content.
  case smartTags = "smart-tags"
  case brandPortal = "brand-portal"
  case target

  /// The name of its OAuth credential and of its project, with the spaces of a title.
  package var credentialName: String {
    switch self {
    case .smartTags: "AEM Smart Tags"
    case .brandPortal: "AEM Brand Portal"
    case .target: "AEM Target"
    }
  }

  /// The name of its older project, which contains the JWT credential.
  var legacyName: String {
    switch self {
    case .smartTags: "AEM Legacy"
    case .brandPortal: "AEM Legacy Portal"
    case .target: "AEM Legacy Target"
    }
  }

  /// The code of its service in Developer Console.
  package var serviceCode: String {
    switch self {
    case .smartTags: "MCSmartContentServicesSDK"
    case .brandPortal: "AEMBrandPortalSDK"
    case .target: "AdobeTargetSDK"
    }
  }

  /// The product profile that its credential has; nil when the service has none.
  package var profile: String? { ConsoleService.named(serviceCode)?.profiles.first?.name }

  /// The product's name under **Cloud Solution** in AEM's form.
  var cloudSolution: String {
    switch self {
    case .smartTags: "Smart Tags"
    case .brandPortal: "Adobe Brand Portal"
    case .target: "Adobe Target"
    }
  }

  /// The name of the certificate file that AEM offers for download.
  package var certificateFile: String {
    "\(credentialName.split(separator: " ").joined(separator: "-")).crt"
  }
}
