import Engine
import Testing

/// Pins every word about Developer Console: a change of the text is a change of this table.
@Suite("Words for problems of Developer Console")
struct ConsoleTextTests {
  private static let refusals: [Problem] = [
    ConsoleRefusal(kind: .token, act: "listing the projects", status: 401, message: "not valid"),
    ConsoleRefusal(kind: .apiKey, act: "listing the projects", status: 403),
    ConsoleRefusal(
      kind: .forbidden, act: "creating the project", status: 403, message: "no", reference: "r1"),
    ConsoleRefusal(kind: .quota, act: "creating the credential", status: 403),
    ConsoleRefusal(kind: .duplicateName, act: "creating the project", status: 409),
    ConsoleRefusal(kind: .notFound, act: "looking for the client ID", status: 404),
    ConsoleRefusal(
      kind: .throttled(retryAfter: "7 seconds"), act: "listing the projects", status: 429),
    ConsoleRefusal(kind: .throttled(retryAfter: nil), act: "listing the projects", status: 429),
    ConsoleRefusal(
      kind: .unavailable(retryAfter: nil), act: "creating the project", status: 500,
      message: "oh"),
    ConsoleRefusal(
      kind: .unavailable(retryAfter: "9 seconds"), act: "creating the project", status: 503),
    ConsoleRefusal(
      kind: .notConsole, act: "listing the projects", status: 200, message: "Proxy login"),
    ConsoleRefusal(kind: .other, act: "creating the project", status: 400, message: "bad title"),
  ].map { .console(.refused($0)) }

  private static let others: [Problem] = [
    ConsoleProblem.incomplete(act: "looking for the client ID", member: "integrationId"),
    .noOrganization, .organization(wanted: "A@AdobeOrg", known: ["Acme", "Home"]),
    .terms(isOutdated: false), .terms(isOutdated: true),
    .serviceUnknown(code: "SomeSDK", organization: "Acme"),
    .profile(wanted: nil, service: "Smart Content", known: ["A", "B"]),
    .profile(wanted: "C", service: "Smart Content", known: ["A", "B"]),
    .severalProjects(title: "Tags"), .severalWorkspaces(project: "Tags", names: ["a", "b"]),
    .notListed(what: "the project"), .otherServices(credential: "tags", services: ["TargetSDK"]),
    .subscription(service: "Smart Content", errors: ["no licence"]),
    .scopeMissing(scope: "s", found: ["openid"], url: "https://u"),
    .secret(.notGiven(url: "https://u")), .secret(.two), .secret(.lost(id: "1-2")),
    .secret(.last), .secret(.newest), .secret(.inUse(lastUsed: "2026-11-01")),
  ].map { .console($0) }

  private static let disabled: [Problem] =
    (DisabledReason.known + [.unknown("NEW_ONE")]).map { reason in
      .console(
        .serviceDisabled(service: "Smart Content", organization: "Acme", reasons: [reason]))
    } + [
      .console(.serviceDisabled(service: "Smart Content", organization: "Acme", reasons: [])),
      .console(
        .serviceDisabled(
          service: "Smart Content", organization: "Acme",
          reasons: [.organizationNotAllowlisted, .deprecated])),
    ]

  @Test func refused() {
    expect(
      Self.refusals,
      """
      console.token
        Adobe Developer Console refused the user token while listing the projects (401): not valid.
        > Get a new token (aio auth login -b prints one): it lasts a day.
        > Check that it is a person's token, whole and without quotes.
      console.api-key
        Adobe Developer Console refused the API key while listing the projects (403).
        > With a token of aio use the API key aio-cli-console-auth.
        > With a token of another client use that client's own ID.
      console.forbidden
        Adobe Developer Console did not allow creating the project (403): no.
        > Check your role in the organization: system administrator, or developer of the product.
        > Check that the API key belongs to the client that the token was made for.
        > Tell Adobe's support this number when it stays like that: x-request-id r1.
      console.quota
        The organization has used up its quota: creating the credential was refused (403).
        > Delete projects or credentials that nobody needs in Developer Console.
        > Give the names of a project and a credential that exist already.
      console.duplicate-name
        The name is taken: creating the project was refused (409).
        > Give another name; deleted and other people's things can hold a name too.
      console.not-found
        Adobe Developer Console found nothing there while looking for the client ID (404).
        > Check the organization, and the client ID where one was given.
        > Check the address of Developer Console's API (--console-url).
      console.throttled
        Adobe Developer Console has had too many requests while listing the projects (429); it asks to wait: 7 seconds.
        > Wait some minutes, then run the step again.
      console.throttled
        Adobe Developer Console has had too many requests while listing the projects (429).
        > Wait some minutes, then run the step again.
      console.unavailable
        Adobe Developer Console has a fault of its own while creating the project (500): oh.
        > Run the step again in some minutes: it starts by looking at what is there.
        > See https://status.adobe.com.
      console.unavailable
        Adobe Developer Console has a fault of its own while creating the project (503); it asks to wait: 9 seconds.
        > Run the step again in some minutes: it starts by looking at what is there.
        > See https://status.adobe.com.
      console.not-console
        Developer Console was expected, and something else answered while listing the projects (200): Proxy login.
        > Check the proxy: many show a page of their own.
        > Check the address of Developer Console's API (--console-url).
      console.refused
        Adobe Developer Console refused creating the project (400): bad title.
        > Run the step again.
        > Do it by hand in Developer Console: https://developer.adobe.com/console/.
      """)
  }

  @Test func missing() {
    expect(
      Self.others,
      """
      console.incomplete
        Adobe Developer Console answered while looking for the client ID, but without integrationId.
        > Run the step again.
        > Do it by hand in Developer Console: https://developer.adobe.com/console/.
      console.no-organization
        The user token belongs to somebody who is in no organization.
        > Get the token with the Adobe ID of the company, not with a personal one.
        > Ask an administrator to add you to the organization.
      console.organization
        The owner of the user token is not in the organization A@AdobeOrg, but in: Acme, Home.
        > Check the organization; its ID ends in @AdobeOrg.
        > Get the token with an Adobe ID that belongs to it.
      console.terms
        You have not accepted Adobe's terms for developers yet.
        > Open https://developer.adobe.com/console/, read them and accept: that is for a person to do.
        > Then run the step again.
      console.terms
        Adobe has newer terms for developers than the ones you accepted.
        > Open https://developer.adobe.com/console/, read them and accept: that is for a person to do.
        > Then run the step again.
      console.service-unknown
        Acme has no service SomeSDK in Developer Console.
        > Check that the right organization is chosen.
        > See in Admin Console whether the product is bought.
      console.profile
        Smart Content needs a product profile; it has: A, B.
        > Choose one of them.
        > Ask an administrator to add you to the right profile.
      console.profile
        Smart Content has no product profile C; it has: A, B.
        > Choose one of them.
        > Ask an administrator to add you to the right profile.
      console.several-projects
        The organization has more than one project titled Tags.
        > Give another title.
        > Rename one of them in Developer Console.
      console.several-workspaces
        The project Tags has several workspaces, and none is called Production: a, b.
        > Give the title of another project; a new one is created.
      console.not-listed
        Developer Console reported that the project is created, but does not list it.
        > Wait a minute, look in Developer Console whether it is there, then run the step again.
      console.other-services
        The credential tags has other APIs, which adding one from here would take away: TargetSDK.
        > Give another credential name; a new credential is created.
        > Add the API to it by hand in Developer Console, then run the step again.
      console.subscription
        Developer Console did not add Smart Content to the credential: no licence.
        > Check that you are a system administrator, or a developer of the product profile.
        > Add the API by hand in Developer Console, then run the step again.
      console.scope
        The credential has the API, but lacks the scope s, which the service asks for; it has: openid. Adding an API from outside does that at times.
        > Open https://u, remove the API and add it again with its product profile.
        > See on the Scopes tab that s is listed, then run the step again.
      console.secret-not-given
        The credential is there, but Developer Console does not hand its client secret out.
        > Open https://u and press Retrieve client secret.
        > Go back, and say that the credential exists already; its values are asked then.
      console.two-secrets
        The credential has two client secrets already, and more than two are not possible.
        > See which one is in use, and delete the other one first.
      console.secret-lost
        A second client secret was made, but its value did not arrive, and it is shown only once.
        > Delete the secret 1-2 in Developer Console: nothing uses it.
        > Then run the step again.
      console.last-secret
        This is the credential's only client secret; it stays.
        > Add a second secret first, and let everything use it.
      console.newest-secret
        This is the credential's newest client secret; it stays.
        > Delete the older one, once nothing uses it any more.
        > To drop a new secret that nothing uses, delete it in Developer Console.
      console.secret-in-use
        This client secret was last used on 2026-11-01, and the newest one not since: something still signs in with the old one.
        > Give everything the new secret, and let it ask for a token once.
        > Then run the step again.
      """)
  }

  @Test func disabledForEveryReason() {
    expect(
      Self.disabled,
      """
      console.service-disabled
        Smart Content cannot be added in Acme: you are in none of its product profiles (USER_MISSING_PRODUCT_PROFILES).
        > Let an administrator add you to a product profile in https://adminconsole.adobe.com.
      console.service-disabled
        Smart Content cannot be added in Acme: it has no product profile yet (ORG_MISSING_PRODUCT_PROFILES).
        > Let an administrator create a product profile in https://adminconsole.adobe.com.
      console.service-disabled
        Smart Content cannot be added in Acme: only a system administrator can add it, and you are not one (USER_MISSING_ADMIN_ROLE).
        > Use the token of a system administrator of the organization.
      console.service-disabled
        Smart Content cannot be added in Acme: you are neither its administrator nor its developer (USER_MISSING_ADMIN_OR_DEVELOPER_ROLE).
        > Let an administrator make you a developer of the product in https://adminconsole.adobe.com.
      console.service-disabled
        Smart Content cannot be added in Acme: what the organization bought does not include it (ORG_MISSING_FIS).
        > Check that the right organization is chosen; ask your Adobe representative for the product.
      console.service-disabled
        Smart Content cannot be added in Acme: the organization has no Adobe Target tenant (ORG_MISSING_TARGET_TENANT_ID).
        > Let Adobe Customer Care set Adobe Target up first.
      console.service-disabled
        Smart Content cannot be added in Acme: it is in a public beta that you have not joined (USER_MISSING_PUBLIC_BETA).
        > Join the beta first.
      console.service-disabled
        Smart Content cannot be added in Acme: it is not made for this type of organization (UNSUPPORTED_ORG_TYPE).
        > Choose the company's organization, not a personal one.
      console.service-disabled
        Smart Content cannot be added in Acme: Adobe has not opened it for this organization (ORG_NOT_ALLOWLISTED).
        > Ask your Adobe representative.
      console.service-disabled
        Smart Content cannot be added in Acme: Adobe does not give it out any more (DEPRECATED).
        > Ask your Adobe representative.
      console.service-disabled
        Smart Content cannot be added in Acme: Developer Console could not find out (EXCEPTION).
        > Run the step again in some minutes.
      console.service-disabled
        Smart Content cannot be added in Acme: for a reason that is not known here (NEW_ONE).
        > Look in Developer Console what it says about the API.
      console.service-disabled
        Smart Content cannot be added in Acme: Developer Console gives no reason.
        > Ask an administrator of the organization.
      console.service-disabled
        Smart Content cannot be added in Acme: Adobe has not opened it for this organization (ORG_NOT_ALLOWLISTED); Adobe does not give it out any more (DEPRECATED).
        > Ask your Adobe representative.
      """)
  }

  private func expect(_ problems: [Problem], _ expected: String) {
    let lines = problems.map(ProblemText.init).flatMap { text in
      #expect(!text.advice.isEmpty, "\(text.code)")
      return [text.code, "  \(text.cause)"] + text.advice.map { "  > \($0)" }
    }
    let found = lines.joined(separator: "\n")
    for (found, expected) in zip(lines, expected.split(separator: "\n")) {
      #expect(found == expected)
    }
    #expect(found == expected)
  }
}
