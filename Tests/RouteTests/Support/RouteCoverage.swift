import Wizard

/// The transitions and the answers that no walk has taken.
struct RouteCoverage {
  /// Transitions, as `procedure/screen -> target when …`.
  private(set) var untaken: [String] = []
  /// Answers that can be chosen, as `procedure/screen: value`, and other ways that can be taken, as
  /// `procedure/screen => label`.
  private(set) var unchosen: [String] = []

  /// Transitions that no script can take, with the reason; as in ``untaken``.
  static let impossible: [String: String] = [
    "smart-tags-jwt/history -> i1": keptNames,
    "brand-portal-jwt/history -> b1": keptNames,
    "target-jwt/history -> t1": keptNames,
    "client-secret/confirm -> confirm": sameScreen,
    "jwt-migration/close -> close": sameScreen,
    "client-secret/secrets -> add-api when secret.newId is known":
      "Only who goes back, or resumes, after the new secret was added comes here again.",
    "osgi-migrate/author -> migrate": byCommand,
    "osgi-migrate/migrate -> summary": byCommand,
    "oauth-credential/service -> create when console.anyProfile is no":
      "All three products have product profiles, at Adobe as in the sandbox.",
    "credential-values/file -> typed when credential.technicalAccountId is ": wholeFile,
    "credential-values/file -> typed when credential.orgId is ": wholeFile,
    "credential-values/file -> typed when credential.scopes is ": wholeFile,
  ]

  private static let wholeFile = "The sandbox's file lacks nothing."
  private static let byCommand =
    "The command osgi migrate runs it, and the tests of that command do."
  private static let keptNames =
    "It sets names, after which the way before it, which keeps them, looks like the one taken."
  private static let sameScreen =
    "It leads back to its own screen, which the walker does not leave; scripts stop there."

  init(_ walks: [RouteRun.Result], in catalog: ProcedureCatalog) {
    let taken = walks.reduce(into: Set<WayOut>()) { $0.formUnion($1.taken) }
    let chosen = walks.reduce(into: Set<String>()) { $0.formUnion($1.chosen) }
    for procedure in catalog.procedures.values.sorted(by: { $0.name < $1.name }) {
      for screen in procedure.screens {
        let key = ScreenKey(procedure.name, screen.id)
        for (index, way) in screen.transitions.enumerated()
        where !taken.contains(WayOut(from: key, index: index)) {
          let line = "\(key) -> \(way.to)\(way.when.map(Self.words) ?? "")"
          if Self.impossible[line] == nil { untaken.append(line) }
        }
        for other in screen.page?.others ?? [] {
          let line = "\(key) => \(other.label)"
          if !chosen.contains(line) { unchosen.append(line) }
        }
        guard case .choice(let choice) = screen.kind else { continue }
        for option in choice.options where option.unavailable == nil {
          let line = "\(key): \(option.value)"
          if !chosen.contains(line) { unchosen.append(line) }
        }
      }
    }
  }

  private static func words(_ condition: Condition) -> String {
    " when "
      + condition.tests.map { test in
        "\(test.value) is \(test.isOneOf?.joined(separator: " or ") ?? "known")"
      }.joined(separator: " and ")
  }
}
