extension ConsoleProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .refused(let refusal): refusal.words
    case .incomplete(let act, let member):
      .init(.consoleIncomplete, ["act": .text(act), "member": .text(member)])
    case .noOrganization: .init(.consoleNoOrganization)
    case .organization(let wanted, let known):
      .init(.consoleOrganization, ["wanted": .text(wanted), "known": .list(known)])
    case .terms(let isOutdated): .init(isOutdated ? .consoleTermsOutdated : .consoleTerms)
    case .serviceUnknown(let code, let organization):
      .init(
        .consoleServiceUnknown, ["service": .text(code), "organization": .text(organization)])
    case .serviceDisabled(let service, let organization, let reasons):
      Self.disabled(service, organization, reasons)
    case .profile(nil, let service, let known):
      .init(.consoleProfileNeeded, ["service": .text(service), "known": .list(known)])
    case .profile(let wanted?, let service, let known):
      .init(
        .consoleProfile,
        ["service": .text(service), "wanted": .text(wanted), "known": .list(known)])
    case .severalProjects(let title): .init(.consoleSeveralProjects, ["title": .text(title)])
    case .severalWorkspaces(let project, let names):
      .init(.consoleSeveralWorkspaces, ["project": .text(project), "names": .list(names)])
    case .notListed(let what): .init(.consoleNotListed, ["what": .text(what)])
    case .otherServices(let credential, let services):
      .init(
        .consoleOtherServices, ["credential": .text(credential), "services": .list(services)])
    case .subscription(let service, let errors):
      .init(.consoleSubscription, ["service": .text(service), "errors": .list(errors)])
    case .scopeMissing(let scope, let found, let url):
      .init(.consoleScope, ["scope": .text(scope), "found": .list(found), "url": .text(url)])
    case .secret(let problem): problem.words
    }
  }

  private static func disabled(
    _ service: String, _ organization: String, _ reasons: [DisabledReason]
  ) -> ProblemWords {
    let parts = reasons.isEmpty ? [ProblemWords(.consoleDisabledUnstated)] : reasons.map(\.words)
    return .init(
      .consoleServiceDisabled,
      [
        "service": .text(service), "organization": .text(organization),
        "reasons": .causes(parts), "acts": .acts(parts),
      ])
  }
}
