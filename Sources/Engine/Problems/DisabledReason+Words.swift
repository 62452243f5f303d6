extension DisabledReason {
  /// The code of the reason, which is a part of another problem.
  var words: ProblemWords {
    switch self {
    case .userMissingProductProfiles: .init(.consoleDisabledUserProfiles)
    case .organizationMissingProductProfiles: .init(.consoleDisabledOrganizationProfiles)
    case .userMissingAdminRole: .init(.consoleDisabledAdminRole)
    case .userMissingAdminOrDeveloperRole: .init(.consoleDisabledDeveloperRole)
    case .organizationMissingFulfillableItems: .init(.consoleDisabledNotBought)
    case .organizationMissingTargetTenant: .init(.consoleDisabledTargetTenant)
    case .userMissingPublicBeta: .init(.consoleDisabledPublicBeta)
    case .unsupportedOrganizationType: .init(.consoleDisabledOrganizationType)
    case .organizationNotAllowlisted: .init(.consoleDisabledNotAllowlisted)
    case .deprecated: .init(.consoleDisabledDeprecated)
    case .exception: .init(.consoleDisabledException)
    case .unknown(let code): .init(.consoleDisabledUnknown, ["code": .text(code)])
    }
  }
}
