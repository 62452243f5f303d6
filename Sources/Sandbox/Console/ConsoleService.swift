import Values

/// A service that an organization can add to a project.
struct ConsoleService: Sendable {
  /// A product profile: the part of a product that a credential can use.
  struct Profile: Sendable {
    let id: String
    let name: String
    let productID: String

    /// The profile as the API shows it.
    var json: JSONValue {
      [
        "id": .string(id), "name": .string(name), "productId": .string(productID),
        "description": .string("Profile \(name)"),
      ]
    }
  }

  /// The SDK code by which calls name the service, such as `MCSmartContentServicesSDK`.
  let code: String
  let name: String
  /// The scopes that a credential can request from IMS once it has the service.
  let scopes: [String]
  /// The metascope of the service for the JWT exchange.
  let metascope: String
  /// The product profiles to choose from; empty for a service that needs none.
  let profiles: [Profile]

  /// The scopes that every credential can request.
  static let basicScopes = ["openid", "AdobeID"]

  /// The services of the sandbox's organization.
  ///
  /// The scope of AEM Brand Portal is in no public document; the sandbox invents one.
  static let all: [ConsoleService] = [
    ConsoleService(
      code: "MCSmartContentServicesSDK", name: "Smart Content",
      scopes: [
        SandboxCredential.smartContentScope, "openid", "AdobeID",
        "additional_info.projectedProductContext",
      ], metascope: "ent_smartcontent_sdk",
      profiles: [
        Profile(
          id: "410021", name: "Smart Content Services",
          productID: "7A3F0C5D1B2E4F60718293A4B5C6D7E8")
      ]),
    ConsoleService(
      code: "AEMBrandPortalSDK", name: "AEM Brand Portal",
      scopes: [
        "sandbox.brand_portal", "openid", "AdobeID", "additional_info.projectedProductContext",
      ], metascope: "ent_brand_portal_sdk",
      profiles: [
        Profile(
          id: "410034", name: "Assets Brand Portal",
          productID: "0B1C2D3E4F5061728394A5B6C7D8E9FA")
      ]),
    ConsoleService(
      code: "AdobeTargetSDK", name: "Adobe Target",
      scopes: [
        "openid", "AdobeID", "target_sdk", "additional_info.projectedProductContext",
        "read_organizations", "additional_info.roles",
      ], metascope: "ent_marketing_sdk",
      profiles: [
        Profile(
          id: "410047", name: "Default Workspace",
          productID: "5566778899AABBCCDDEEFF0011223344")
      ]),
    ConsoleService(
      code: "AdobeIOManagementAPISDK", name: "I/O Management API",
      scopes: [
        "AdobeID", "openid", "read_organizations", "additional_info.projectedProductContext",
        "additional_info.roles", "adobeio_api", "read_client_secret", "manage_client_secrets",
      ], metascope: "ent_adobeio_sdk", profiles: []),
    ConsoleService(
      code: "UserMgmtSDK", name: "User Management API",
      scopes: ["openid", "AdobeID", "user_management_sdk"], metascope: "ent_user_sdk",
      profiles: []),
  ]

  /// The service of that code; nil for an unknown one.
  static func named(_ code: String) -> ConsoleService? {
    all.first { $0.code == code }
  }

  /// The service in the form of an organization's list of services.
  func json(disabledReasons: [DisabledReason]) -> JSONValue {
    let hasProfiles = disabledReasons.allSatisfy { !$0.hidesProfiles }
    return [
      "name": .string(name), "code": .string(code), "enabled": .bool(disabledReasons.isEmpty),
      "type": "entp", "platformList": [], "docsUrl": .null, "learnMoreUrl": .null,
      "description": .string(name), "deprecated": .bool(disabledReasons.contains(.deprecated)),
      "requiresApproval": false, "canRequestAccess": false,
      "entitledForOrg": .bool(disabledReasons.isEmpty),
      "properties": [
        "licenseConfigs": .array(hasProfiles ? profiles.map(\.json) : []), "roles": [],
      ],
      "disabledReasons": .array(disabledReasons.map { .string($0.rawValue) }),
    ]
  }
}

/// A reason why an organization or a user cannot add a service.
enum DisabledReason: String, CaseIterable, Sendable {
  case userMissingProductProfiles = "USER_MISSING_PRODUCT_PROFILES"
  case orgMissingProductProfiles = "ORG_MISSING_PRODUCT_PROFILES"
  case userMissingAdminRole = "USER_MISSING_ADMIN_ROLE"
  case userMissingAdminOrDeveloperRole = "USER_MISSING_ADMIN_OR_DEVELOPER_ROLE"
  case orgMissingFIS = "ORG_MISSING_FIS"
  case orgMissingTargetTenantID = "ORG_MISSING_TARGET_TENANT_ID"
  case userMissingPublicBeta = "USER_MISSING_PUBLIC_BETA"
  case unsupportedOrgType = "UNSUPPORTED_ORG_TYPE"
  case orgNotAllowlisted = "ORG_NOT_ALLOWLISTED"
  case deprecated = "DEPRECATED"
  case exception = "EXCEPTION"

  /// Whether the service then shows no product profiles.
  var hidesProfiles: Bool {
    self == .userMissingProductProfiles || self == .orgMissingProductProfiles
  }

  /// The reasons by which the faults disable a service.
  static func of(_ service: ConsoleService, _ faults: Set<SandboxFault>) -> [DisabledReason] {
    allCases.filter { reason in
      faults.contains { $0.disabledReason == reason } && reason.service == service.code
    }
  }

  /// The service that a fault with this reason disables.
  private var service: String {
    self == .orgMissingTargetTenantID ? "AdobeTargetSDK" : "MCSmartContentServicesSDK"
  }
}
