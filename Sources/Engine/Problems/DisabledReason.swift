/// Why a service cannot be added to a project; the console's own list, see ``code``.
package enum DisabledReason: Equatable, Sendable {
  case userMissingProductProfiles
  case organizationMissingProductProfiles
  case userMissingAdminRole
  case userMissingAdminOrDeveloperRole
  /// `ORG_MISSING_FIS`: taken to mean fulfillable items, which is what Adobe calls bought products.
  case organizationMissingFulfillableItems
  case organizationMissingTargetTenant
  case userMissingPublicBeta
  case unsupportedOrganizationType
  case organizationNotAllowlisted
  case deprecated
  case exception
  /// A code that is not in the list.
  case unknown(String)

  /// The reasons that are in the console's list.
  package static let known: [DisabledReason] = [
    .userMissingProductProfiles, .organizationMissingProductProfiles, .userMissingAdminRole,
    .userMissingAdminOrDeveloperRole, .organizationMissingFulfillableItems,
    .organizationMissingTargetTenant, .userMissingPublicBeta, .unsupportedOrganizationType,
    .organizationNotAllowlisted, .deprecated, .exception,
  ]

  /// The console's own code.
  package var code: String {
    switch self {
    case .userMissingProductProfiles: "USER_MISSING_PRODUCT_PROFILES"
    case .organizationMissingProductProfiles: "ORG_MISSING_PRODUCT_PROFILES"
    case .userMissingAdminRole: "USER_MISSING_ADMIN_ROLE"
    case .userMissingAdminOrDeveloperRole: "USER_MISSING_ADMIN_OR_DEVELOPER_ROLE"
    case .organizationMissingFulfillableItems: "ORG_MISSING_FIS"
    case .organizationMissingTargetTenant: "ORG_MISSING_TARGET_TENANT_ID"
    case .userMissingPublicBeta: "USER_MISSING_PUBLIC_BETA"
    case .unsupportedOrganizationType: "UNSUPPORTED_ORG_TYPE"
    case .organizationNotAllowlisted: "ORG_NOT_ALLOWLISTED"
    case .deprecated: "DEPRECATED"
    case .exception: "EXCEPTION"
    case .unknown(let code): code
    }
  }
}
