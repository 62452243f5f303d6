/// The problems with Adobe Developer Console.
package enum ConsoleProblem: Equatable, Sendable {
  /// It answers, and does not do what was asked.
  case refused(ConsoleRefusal)
  /// A successful answer lacks what the next call needs.
  case incomplete(act: String, member: String)
  /// The person belongs to no organization.
  case noOrganization
  /// The person does not belong to the organization that was named.
  case organization(wanted: String, known: [String])
  /// Adobe's terms for developers, or their latest version, are not accepted.
  case terms(isOutdated: Bool)
  /// The organization has no service of that code.
  case serviceUnknown(code: String, organization: String)
  /// The service cannot be added.
  case serviceDisabled(service: String, organization: String, reasons: [DisabledReason])
  /// The service has product profiles, and none (nil) or an unknown one was named.
  case profile(wanted: String?, service: String, known: [String])
  /// More than one project has the title.
  case severalProjects(title: String)
  /// A project has several workspaces, none of them called Production.
  case severalWorkspaces(project: String, names: [String])
  /// Something was created with success and is not in the list afterwards.
  case notListed(what: String)
  /// The credential has other services, which a subscription by the API would take away.
  case otherServices(credential: String, services: [String])
  /// The subscription came back with errors.
  case subscription(service: String, errors: [String])
  /// The credential is subscribed, and the scope that this is for is not there.
  case scopeMissing(scope: String, found: [String], url: String)
  /// The client secret cannot be had, added or deleted.
  case secret(ConsoleSecretProblem)
}

/// The problems with the client secrets of a credential.
package enum ConsoleSecretProblem: Equatable, Sendable {
  /// Neither the download nor the list of secrets carries the client secret.
  case notGiven(url: String)
  /// A credential has two secrets at most.
  case two
  /// A secret was created, and its value did not arrive.
  case lost(id: String)
  /// The secret to be deleted is the only one.
  case last
  /// The secret to be deleted is the newest one.
  case newest
  /// The secret to be deleted was used, and the newest one not yet, or not since.
  case inUse(lastUsed: String)
}

/// An answer of the console that is a refusal.
package struct ConsoleRefusal: Equatable, Sendable {
  /// Which of the known refusals it is.
  package var kind: Kind
  /// The act that was refused, such as `listing the projects`.
  package var act: String
  /// The HTTP status, 100 to 599.
  package var status: Int
  /// The console's message, cleaned; empty when it said nothing.
  package var message: String
  /// The `x-request-id` under which Adobe's support finds the request.
  package var reference: String?

  /// Describes a refusal whose message is cleaned already.
  package init(
    kind: Kind, act: String, status: Int, message: String = "", reference: String? = nil
  ) {
    self.kind = kind
    self.act = act
    self.status = status
    self.message = message
    self.reference = reference
  }

  /// The kinds of refusal.
  package enum Kind: Equatable, Sendable {
    /// 401, or the gateway's codes 401013, 403010 and 403020.
    case token
    /// The gateway's codes 403000 and 403003.
    case apiKey
    /// A 403 that no other kind covers.
    case forbidden
    /// 403, when the console says `ERR_MSG_QUOTA_EXCEEDED`.
    case quota
    /// 409, or the code `ERR_MSG_DUPLICATE_NAME`.
    case duplicateName
    /// 404: missing, or not to be seen by this person.
    case notFound
    /// 429; when to come again, if it was said.
    case throttled(retryAfter: String?)
    /// 5xx; when to come again, if it was said.
    case unavailable(retryAfter: String?)
    /// Something else answers in its place.
    case notConsole
    /// A status that no other kind covers.
    case other
  }
}

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
