extension ProblemText {
  private static let consolePage = "https://developer.adobe.com/console/"

  /// Adobe Developer Console does not do what was asked, or lacks something.
  static func console(_ problem: ConsoleProblem) -> ProblemText {
    switch problem {
    case .refused(let refusal): return refused(refusal)
    case .incomplete(let act, let member):
      return ProblemText(
        "console.incomplete",
        "Adobe Developer Console answered while \(act), but without \(member).",
        "Run the step again.", "Do it by hand in Developer Console: \(consolePage).")
    case .noOrganization:
      return ProblemText(
        "console.no-organization", "The user token belongs to somebody who is in no organization.",
        "Get the token with the Adobe ID of the company, not with a personal one.",
        "Ask an administrator to add you to the organization.")
    case .organization(let wanted, let known):
      return ProblemText(
        "console.organization",
        "The owner of the user token is not in the organization \(wanted), but in: \(list(known)).",
        "Check the organization; its ID ends in @AdobeOrg.",
        "Get the token with an Adobe ID that belongs to it.")
    case .terms(let isOutdated):
      return ProblemText(
        "console.terms",
        isOutdated
          ? "Adobe has newer terms for developers than the ones you accepted."
          : "You have not accepted Adobe's terms for developers yet.",
        "Open \(consolePage), read them and accept: that is for a person to do.",
        "Then run the step again.")
    case .serviceUnknown(let code, let organization):
      return ProblemText(
        "console.service-unknown", "\(organization) has no service \(code) in Developer Console.",
        "Check that the right organization is chosen.",
        "See in Admin Console whether the product is bought.")
    case .serviceDisabled(let service, let organization, let reasons):
      return serviceDisabled(service, organization, reasons)
    case .profile(let wanted, let service, let known):
      return ProblemText(
        "console.profile",
        (wanted.map { "\(service) has no product profile \($0)" }
          ?? "\(service) needs a product profile") + "; it has: \(list(known)).",
        "Choose one of them.", "Ask an administrator to add you to the right profile.")
    case .severalProjects(let title):
      return ProblemText(
        "console.several-projects", "The organization has more than one project titled \(title).",
        "Give another title.", "Rename one of them in Developer Console.")
    case .severalWorkspaces(let project, let names):
      return ProblemText(
        "console.several-workspaces",
        "The project \(project) has several workspaces, and none is called Production: "
          + "\(list(names)).",
        "Give the title of another project; a new one is created.")
    case .notListed(let what):
      return ProblemText(
        "console.not-listed",
        "Developer Console reported that \(what) is created, but does not list it.",
        "Wait a minute, look in Developer Console whether it is there, then run the step again.")
    case .otherServices(let credential, let services):
      return ProblemText(
        "console.other-services",
        "The credential \(credential) has other APIs, which adding one from here would take away: "
          + "\(list(services)).",
        "Give another credential name; a new credential is created.",
        "Add the API to it by hand in Developer Console, then run the step again.")
    case .subscription(let service, let errors):
      return ProblemText(
        "console.subscription",
        "Developer Console did not add \(service) to the credential: \(list(errors)).",
        "Check that you are a system administrator, or a developer of the product profile.",
        "Add the API by hand in Developer Console, then run the step again.")
    case .scopeMissing(let scope, let found, let url):
      return ProblemText(
        "console.scope",
        "The credential has the API, but lacks the scope \(scope), which the service asks for; it "
          + "has: \(list(found)). Adding an API from outside does that at times.",
        "Open \(url), remove the API and add it again with its product profile.",
        "See on the Scopes tab that \(scope) is listed, then run the step again.")
    case .secret(let problem): return consoleSecret(problem)
    }
  }

  private static func consoleSecret(_ problem: ConsoleSecretProblem) -> ProblemText {
    switch problem {
    case .notGiven(let url):
      return ProblemText(
        "console.secret-not-given",
        "The credential is there, but Developer Console does not hand its client secret out.",
        "Open \(url) and press Retrieve client secret.",
        "Go back, and say that the credential exists already; its values are asked then.")
    case .two:
      return ProblemText(
        "console.two-secrets",
        "The credential has two client secrets already, and more than two are not possible.",
        "See which one is in use, and delete the other one first.")
    case .lost(let id):
      return ProblemText(
        "console.secret-lost",
        "A second client secret was made, but its value did not arrive, and it is shown only once.",
        "Delete the secret \(id) in Developer Console: nothing uses it.",
        "Then run the step again.")
    case .last:
      return ProblemText(
        "console.last-secret", "This is the credential's only client secret; it stays.",
        "Add a second secret first, and let everything use it.")
    case .newest:
      return ProblemText(
        "console.newest-secret", "This is the credential's newest client secret; it stays.",
        "Delete the older one, once nothing uses it any more.",
        "To drop a new secret that nothing uses, delete it in Developer Console.")
    case .inUse(let lastUsed):
      return ProblemText(
        "console.secret-in-use",
        "This client secret was last used on \(lastUsed), and the newest one not since: something "
          + "still signs in with the old one.",
        "Give everything the new secret, and let it ask for a token once.",
        "Then run the step again.")
    }
  }

  private static func serviceDisabled(
    _ service: String, _ organization: String, _ reasons: [DisabledReason]
  ) -> ProblemText {
    let causes = reasons.map { "\(cause($0)) (\($0.code))" }
    var advice: [String] = []
    for next in reasons.map(advised) where !advice.contains(next) { advice.append(next) }
    return ProblemText(
      "console.service-disabled",
      "\(service) cannot be added in \(organization): "
        + (causes.isEmpty ? "Developer Console gives no reason" : causes.joined(separator: "; "))
        + ".",
      advice: advice.isEmpty ? ["Ask an administrator of the organization."] : advice)
  }

  private static func cause(_ reason: DisabledReason) -> String {
    switch reason {
    case .userMissingProductProfiles: "you are in none of its product profiles"
    case .organizationMissingProductProfiles: "it has no product profile yet"
    case .userMissingAdminRole: "only a system administrator can add it, and you are not one"
    case .userMissingAdminOrDeveloperRole: "you are neither its administrator nor its developer"
    case .organizationMissingFulfillableItems: "what the organization bought does not include it"
    case .organizationMissingTargetTenant: "the organization has no Adobe Target tenant"
    case .userMissingPublicBeta: "it is in a public beta that you have not joined"
    case .unsupportedOrganizationType: "it is not made for this type of organization"
    case .organizationNotAllowlisted: "Adobe has not opened it for this organization"
    case .deprecated: "Adobe does not give it out any more"
    case .exception: "Developer Console could not find out"
    case .unknown: "for a reason that is not known here"
    }
  }

  private static func advised(_ reason: DisabledReason) -> String {
    switch reason {
    case .userMissingProductProfiles:
      "Let an administrator add you to a product profile in https://adminconsole.adobe.com."
    case .organizationMissingProductProfiles:
      "Let an administrator create a product profile in https://adminconsole.adobe.com."
    case .userMissingAdminRole: "Use the token of a system administrator of the organization."
    case .userMissingAdminOrDeveloperRole:
      "Let an administrator make you a developer of the product in https://adminconsole.adobe.com."
    case .organizationMissingFulfillableItems:
      "Check that the right organization is chosen; ask your Adobe representative for the product."
    case .organizationMissingTargetTenant: "Let Adobe Customer Care set Adobe Target up first."
    case .userMissingPublicBeta: "Join the beta first."
    case .unsupportedOrganizationType: "Choose the company's organization, not a personal one."
    case .organizationNotAllowlisted, .deprecated: "Ask your Adobe representative."
    case .exception: "Run the step again in some minutes."
    case .unknown: "Look in Developer Console what it says about the API."
    }
  }

  private static func refused(_ refusal: ConsoleRefusal) -> ProblemText {
    let (act, status) = (refusal.act, refusal.status)
    let said = said(refusal.message)
    func text(_ code: String, _ cause: String, _ advice: String...) -> ProblemText {
      let support = refusal.reference.map {
        "Tell Adobe's support this number when it stays like that: x-request-id \($0)."
      }
      return ProblemText("console.\(code)", cause, advice: advice + [support].compactMap { $0 })
    }
    switch refusal.kind {
    case .token:
      return text(
        "token",
        "Adobe Developer Console refused the user token while \(act) (\(status))\(said).",
        "Get a new token (aio auth login -b prints one): it lasts a day.",
        "Check that it is a person's token, whole and without quotes.")
    case .apiKey:
      return text(
        "api-key",
        "Adobe Developer Console refused the API key while \(act) (\(status))\(said).",
        "With a token of aio use the API key aio-cli-console-auth.",
        "With a token of another client use that client's own ID.")
    case .forbidden:
      return text(
        "forbidden",
        "Adobe Developer Console did not allow \(act) (\(status))\(said).",
        "Check your role in the organization: system administrator, or developer of the product.",
        "Check that the API key belongs to the client that the token was made for.")
    case .quota:
      return text(
        "quota", "The organization has used up its quota: \(act) was refused (\(status))\(said).",
        "Delete projects or credentials that nobody needs in Developer Console.",
        "Give the names of a project and a credential that exist already.")
    case .duplicateName:
      return text(
        "duplicate-name", "The name is taken: \(act) was refused (\(status))\(said).",
        "Give another name; deleted and other people's things can hold a name too.")
    case .notFound:
      return text(
        "not-found",
        "Adobe Developer Console found nothing there while \(act) (\(status))\(said).",
        "Check the organization, and the client ID where one was given.",
        "Check the address of Developer Console's API (--console-url).")
    case .throttled(let retryAfter):
      return text(
        "throttled",
        "Adobe Developer Console has had too many requests while \(act) (\(status))"
          + (retryAfter.map { "; it asks to wait: \($0)" } ?? "") + ".",
        "Wait some minutes, then run the step again.")
    case .unavailable(let retryAfter):
      return text(
        "unavailable",
        "Adobe Developer Console has a fault of its own while \(act) (\(status))"
          + (retryAfter.map { "; it asks to wait: \($0)" } ?? "") + "\(said).",
        "Run the step again in some minutes: it starts by looking at what is there.",
        "See https://status.adobe.com.")
    case .notConsole:
      return text(
        "not-console",
        "Developer Console was expected, and something else answered while \(act) "
          + "(\(status))\(said).",
        "Check the proxy: many show a page of their own.",
        "Check the address of Developer Console's API (--console-url).")
    case .other:
      return text(
        "refused", "Adobe Developer Console refused \(act) (\(status))\(said).",
        "Run the step again.", "Do it by hand in Developer Console: \(consolePage).")
    }
  }
}
