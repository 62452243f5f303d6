/// The part `packages`: the hotfix of Smart Tags and the package with the OAuth form.
enum PackagesSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("aem.hotfix", "none", "40772", "42384"), .found("aem.oauthPackage", "yes", "no"),
  ]

  /// The numbers of the hotfixes that Adobe names for Smart Tags, the newer first.
  private static let hotfixes = ["42384", "40772"]
  /// The package that brings the OAuth form to Service Packs 11 to 20.
  private static let oauthPackage = "ims-jwt-compatibility-package-6.5"

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let cleaner = ground.cleaner
    let list = try await ground.author.packages()
    var finding = SurveyFinding()
    let found = hotfixes.map { ($0, list.starting(with: "cq-6.5.0-hotfix-\($0)")) }
    finding.texts["aem.hotfix"] =
      found.first { $0.1.contains { $0.unpacked != nil } }?.0 ?? "none"
    let form = list.starting(with: oauthPackage)
    finding.answer("aem.oauthPackage", form.contains { $0.unpacked != nil })
    let packages = found.flatMap(\.1) + form
    finding.evidence = packages.map { package in
      Evidence(
        cleaner.line(package.title, limit: 120),
        package.unpacked.map { "installed \($0.utc)" } ?? "uploaded, not installed")
    }
    if packages.isEmpty {
      finding.evidence = [Evidence("Smart Tags hotfix, OAuth form package", "none")]
    }
    finding.cautions = packages.filter { $0.unpacked == nil }.map {
      "\(cleaner.line($0.title, limit: 120)) is uploaded but not installed. Select **Install** in"
        + " Package Manager."
    }
    return finding
  }
}
