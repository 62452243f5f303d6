/// The services that AEM is connected with, as Developer Console and IMS know them.
package enum AdobeProduct: String, CaseIterable, Sendable {
  /// Smart Tags of AEM Assets.
  case smartTags = "smart-tags"
  /// Adobe Target, through the Target cloud configuration.
  case target
  /// Brand Portal of AEM Assets.
  case brandPortal = "brand-portal"
  /// The API with which projects and client secrets are managed.
  case ioManagement = "io-management"

  /// The product of a document: Smart Tags have one for AEM as a Cloud Service, too.
  init?(document: String) {
    self.init(rawValue: document == "smart-tags-cs" ? "smart-tags" : document)
  }

  /// The name of its procedure.
  package var name: String {
    switch self {
    case .smartTags: "Smart Tags"
    case .target: "Adobe Target"
    case .brandPortal: "Brand Portal"
    case .ioManagement: "I/O Management"
    }
  }

  /// The name of its API in Developer Console.
  package var api: String {
    switch self {
    case .smartTags: "Smart Content"
    case .target: "Adobe Target"
    case .brandPortal: "AEM Brand Portal"
    case .ioManagement: "I/O Management API"
    }
  }

  /// The code of the API in Developer Console.
  package var sdkCode: String {
    switch self {
    case .smartTags: "MCSmartContentServicesSDK"
    case .target: "AdobeTargetSDK"
    case .brandPortal: "AEMBrandPortalSDK"
    case .ioManagement: "AdobeIOManagementAPISDK"
    }
  }

  /// The scope that no other API has; nil where Adobe publishes none.
  package var keyScope: String? {
    switch self {
    case .smartTags: "read_pc.dma_smart_content"
    case .target: "target_sdk"
    case .brandPortal: nil
    case .ioManagement: "adobeio_api"
    }
  }

  /// All scopes that its API adds to a credential; empty where Adobe publishes none.
  package var scopes: [String] {
    let profile = "additional_info.projectedProductContext"
    return switch self {
    case .smartTags: ["read_pc.dma_smart_content", "openid", "AdobeID", profile]
    case .target:
      ["openid", "AdobeID", "target_sdk", profile, "read_organizations", "additional_info.roles"]
    case .brandPortal: []
    case .ioManagement:
      [
        "AdobeID", "openid", "read_organizations", profile, "additional_info.roles", "adobeio_api",
        "read_client_secret", "manage_client_secrets",
      ]
    }
  }

  /// The metascope that its service account (JWT) credentials had.
  package var metascope: String {
    switch self {
    case .smartTags: "ent_smartcontent_sdk"
    case .target: "ent_marketing_sdk"
    case .brandPortal: "ent_brand_portal_sdk"
    case .ioManagement: "ent_adobeio_sdk"
    }
  }
}
