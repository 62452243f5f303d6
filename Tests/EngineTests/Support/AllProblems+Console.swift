import Engine

extension AllProblems {
  static let console = refusals + lacks + disabled

  private static let refusals: [Problem] =
    kinds.map { kind in
      .console(
        .refused(
          ConsoleRefusal(
            kind: kind, act: "listing the projects", status: 403, message: "m", reference: "r")))
    } + [
      .console(
        .refused(ConsoleRefusal(kind: .other, act: "creating the project", status: 400)))
    ]

  private static let kinds: [ConsoleRefusal.Kind] = [
    .token, .apiKey, .forbidden, .quota, .duplicateName, .notFound,
    .throttled(retryAfter: "7 seconds"), .throttled(retryAfter: nil),
    .unavailable(retryAfter: "9 seconds"), .unavailable(retryAfter: nil), .notConsole, .other,
  ]

  private static let lacks: [Problem] = [
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
    .secret(.last), .secret(.newest), .secret(.inUse(lastUsed: "1 November 2026")),
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
}
