/// The part `target`: the legacy Target configurations with their frameworks.
enum TargetSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("target.configurations"), .foundList("target.frameworks"),
    .found("target.anyConfiguration", "yes", "no"), .found("target.anyFramework", "yes", "no"),
    .found("target.tenantId"),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let cleaner = ground.cleaner
    let found = try await ground.author.targetConfigurations()
    var finding = SurveyFinding()
    finding.lists["target.configurations"] = found.map { one in
      ListedItem(
        value: cleaner.line(one.name, limit: 80), label: cleaner.line(one.title, limit: 60),
        detail: words(one, cleaner))
    }
    let frameworks = found.flatMap(\.frameworks)
    finding.lists["target.frameworks"] = frameworks.map {
      ListedItem(
        value: cleaner.line($0.path), label: cleaner.line($0.title, limit: 60),
        detail: cleaner.line($0.path))
    }
    finding.answer("target.anyConfiguration", !found.isEmpty)
    finding.answer("target.anyFramework", !frameworks.isEmpty)
    if let tenant = found.lazy.compactMap({ $0.property(named: "tenantid") }).first,
      !tenant.isEmpty
    {
      finding.texts["target.tenantId"] = cleaner.line(tenant, limit: 80)
    }
    finding.evidence =
      found.isEmpty
      ? [Evidence("Target configurations", "none")]
      : found.map {
        Evidence("Target configuration \(cleaner.line($0.title, limit: 60))", words($0, cleaner))
      }
    finding.evidence += frameworks.map { Evidence("Target framework", cleaner.line($0.path)) }
    return finding
  }

  /// Client code and sign-in: an e-mail address means the Classic API.
  private static func words(_ found: TargetConfiguration, _ cleaner: Cleaner) -> String {
    let code = found.clientCode.map { "client code \(cleaner.line($0, limit: 60))" }
    let isClassic = found.property(named: "email")?.isEmpty == false
    return [code ?? "no client code", isClassic ? "e-mail sign-in (Classic API)" : nil]
      .compactMap(\.self).joined(separator: ", ")
  }
}
