/// A deliberate fault of the sandbox, for a person or a test to meet.
package enum SandboxFault: String, CaseIterable, Codable, Sendable {
  /// See ``explanation`` for the effect of each fault.
  case wrongPassword = "wrong-password"
  case authorNotReady = "author-not-ready"
  case authorSlowStart = "author-slow-start"
  case missingBundle = "missing-bundle"
  case inactiveBundle = "inactive-bundle"
  case noCrypto = "no-crypto"
  case notAEM = "not-aem"
  case oldVersion = "old-version"
  case newerServicePack = "newer-service-pack"
  case noRights = "no-rights"
  case csrf = "csrf"
  case htmlInstead = "html-instead"
  case readsBackDifferently = "reads-back-differently"
  case forgets = "forgets"
  case slow = "slow"
  case dropBefore = "drop-before"
  case dropAfter = "drop-after"
  case holdPost = "hold-post"
  case validationFails = "validation-fails"
  case validationUnreadable = "validation-unreadable"
  case agentsMissing = "agents-missing"
  case agentTestFails = "agent-test-fails"
  case agentTestUnclear = "agent-test-unclear"
  case queueBlocked = "queue-blocked"
  case imsFormHidden = "ims-form-hidden"
  case serverError = "server-error"
  case emptyAnswer = "empty-answer"
  case repeatsSecrets = "repeats-secrets"
  case loginRedirect = "login-redirect"
  case wrongClientSecret = "wrong-client-secret"
  case invalidScope = "invalid-scope"
  case missingScope = "missing-scope"
  case expiredToken = "expired-token"
  case imsDown = "ims-down"
  case imsHTML = "ims-html"
  case imsThrottled = "ims-throttled"
  case jwtMigrated = "jwt-migrated"
  case jwtExpiredCertificate = "jwt-expired-certificate"
  case jwtWrongKey = "jwt-wrong-key"
  case jwtMissingMetascope = "jwt-missing-metascope"
  case console401 = "console-401"
  case console403 = "console-403"
  case console409 = "console-409"
  case console429 = "console-429"
  case console500 = "console-500"
  case consoleDropBefore = "console-drop-before"
  case consoleDropAfter = "console-drop-after"
  case consoleScopesLost = "console-scopes-lost"
  case consoleTermsNotAccepted = "console-terms-not-accepted"
  case consoleQuota = "console-quota"
  case consoleServiceDisabled = "console-service-disabled"
  case consoleUserMissingProfiles = "console-user-missing-product-profiles"
  case consoleUserMissingAdminRole = "console-user-missing-admin-role"
  case consoleUserMissingRole = "console-user-missing-admin-or-developer-role"
  case consoleOrgMissingFIS = "console-org-missing-fis"
  case consoleOrgMissingTenant = "console-org-missing-target-tenant-id"
  case consoleUserMissingBeta = "console-user-missing-public-beta"
  case consoleUnsupportedOrg = "console-unsupported-org-type"
  case consoleOrgNotAllowlisted = "console-org-not-allowlisted"
  case consoleDeprecated = "console-deprecated"
  case consoleException = "console-exception"
  case tlsExpired = "tls-expired"
  case tlsWrongHost = "tls-wrong-host"
  case tlsUntrusted = "tls-untrusted"

  /// The effect of the fault, in one sentence.
  package var explanation: String {
    switch self {
    case .wrongPassword: "The author refuses the password of admin."
    case .authorNotReady: "The author answers 503 three times, and its bundles never all start."
    case .authorSlowStart:
      "The author answers 503 three times, shows starting bundles five times, and then works."
    case .missingBundle: "The Smart Tags bundle and its MBean are not installed."
    case .inactiveBundle: "The Smart Tags bundle is installed but not active."
    case .noCrypto: "The crypto bundle is missing, so AEM stores @Encrypted values in clear text."
    case .notAEM: "The author is a plain Sling: no product information, JMX console or crypto."
    case .oldVersion: "The author is AEM 6.1."
    case .newerServicePack: "The author is AEM 6.5 with Service Pack 22."
    case .noRights: "The account can read, but it cannot write or open the console."
    case .csrf: "Every POST to the author needs a valid CSRF token."
    case .htmlInstead: "The author answers console requests with 200 and its login page."
    case .readsBackDifferently:
      "The author stores a different Service URL from the one it received."
    case .forgets: "The author answers a change with success and does not store it."
    case .slow: "Every answer takes three seconds."
    case .dropBefore: "The first change of each path loses its connection before it takes effect."
    case .dropAfter: "The first change of each path loses its connection after it took effect."
    case .holdPost:
      "The first change of each path gets no answer, and takes effect 40 requests later."
    case .validationFails: "The validation of the configurations always fails."
    case .validationUnreadable: "The validation answers 200 with a text that names no result."
    case .agentsMissing:
      "Saving a Brand Portal configuration creates two of four agents, and saving it again creates all."
    case .agentTestFails: "The test of a Brand Portal agent fails because it gets no token."
    case .agentTestUnclear:
      "Neither the test page of a Brand Portal agent nor its log says how the test ended."
    case .queueBlocked: "The queues of the Brand Portal agents are blocked."
    case .imsFormHidden: "The servlets of the IMS configurations cannot be found."
    case .serverError: "The author answers the first change of each path with 500 and does nothing."
    case .repeatsSecrets:
      "The author answers every change with 500 and repeats the password in every form."
    case .emptyAnswer: "The author answers reads of JSON with 200 and an empty body."
    case .loginRedirect: "The author redirects every request to its login page."
    case .wrongClientSecret: "IMS refuses the client secret."
    case .invalidScope:
      "IMS refuses the Smart Content scope because the credential does not have it."
    case .missingScope: "IMS leaves the Smart Content scope out of the token without an error."
    case .expiredToken: "IMS issues tokens that have already expired."
    case .imsDown: "IMS answers 503 and asks to come back later."
    case .imsHTML: "A proxy answers 200 with an HTML page in place of IMS."
    case .imsThrottled: "IMS answers every token request with 429."
    case .jwtMigrated:
      "The JWT credential has been migrated to OAuth, and IMS answers JWTs with 500."
    case .jwtExpiredCertificate: "The certificates of the JWT credential have expired."
    case .jwtWrongKey: "The private key does not belong to any bound certificate."
    case .jwtMissingMetascope: "The JWT credential does not have the Smart Content metascope."
    case .console401: "Developer Console refuses the token."
    case .console403: "Developer Console refuses the API key."
    case .console409: "The first creation of each path finds that its name is already in use."
    case .console429: "The first change of each path and method is answered 429."
    case .console500: "The first change of each path and method is answered 500."
    case .consoleDropBefore:
      "The first change of each path and method in Developer Console gets lost on the way."
    case .consoleDropAfter:
      "The answer to the first change of each path and method in Developer Console gets lost."
    case .consoleScopesLost:
      "Adding a service succeeds, and the credential does not get its scopes."
    case .consoleTermsNotAccepted: "The Developer Terms are not accepted yet."
    case .consoleQuota: "The organization cannot have more credentials."
    case .tlsExpired: "The servers' certificate has expired; turns HTTPS on."
    case .tlsWrongHost: "The servers' certificate is for another host; turns HTTPS on."
    case .tlsUntrusted: "Another authority signed the servers' certificate; turns HTTPS on."
    case .consoleServiceDisabled, .consoleUserMissingProfiles, .consoleUserMissingAdminRole,
      .consoleUserMissingRole, .consoleOrgMissingFIS, .consoleOrgMissingTenant,
      .consoleUserMissingBeta, .consoleUnsupportedOrg, .consoleOrgNotAllowlisted,
      .consoleDeprecated, .consoleException:
      "Developer Console offers a service as disabled: \(disabledReason?.rawValue ?? "")."
    }
  }
}

extension SandboxFault {
  /// The reason why a service is disabled, for the faults about that.
  var disabledReason: DisabledReason? {
    switch self {
    case .consoleServiceDisabled: .orgMissingProductProfiles
    case .consoleUserMissingProfiles: .userMissingProductProfiles
    case .consoleUserMissingAdminRole: .userMissingAdminRole
    case .consoleUserMissingRole: .userMissingAdminOrDeveloperRole
    case .consoleOrgMissingFIS: .orgMissingFIS
    case .consoleOrgMissingTenant: .orgMissingTargetTenantID
    case .consoleUserMissingBeta: .userMissingPublicBeta
    case .consoleUnsupportedOrg: .unsupportedOrgType
    case .consoleOrgNotAllowlisted: .orgNotAllowlisted
    case .consoleDeprecated: .deprecated
    case .consoleException: .exception
    default: nil
    }
  }

  /// Whether the fault needs HTTPS to be met.
  var isAboutTLS: Bool { [.tlsExpired, .tlsWrongHost, .tlsUntrusted].contains(self) }
}
