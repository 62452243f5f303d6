/// The part `health`: bundles and installer, and what the versions of some bundles show.
enum HealthSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("aem.bundles"), .found("aem.bundlesActive", "yes", "no"),
    .found("aem.installer", "idle", "busy", "unknown"), .found("aem.crypto", "yes", "no"),
    .found("aem.oauthForm", "yes", "no"),
    .found("smartTags.bundle", "active", "inactive", "missing"),
    .found("smartTags.hotfixNeeded", "yes", "no", "unknown"),
  ]

  /// The bundle of Adobe IMS Configurations.
  static let imsBundle = "com.adobe.cq.adobeims.core"
  /// The first version of ``imsBundle`` with the OAuth form, after Adobe's bundle lists.
  ///
  /// That later versions have the form as well is inferred.
  static let firstWithForm = BundleVersion("1.1.26")
  /// The version of the Smart Tags bundle in Service Packs 18 to 22, after Adobe's bundle lists.
  ///
  /// Later ones were built after Adobe's hotfixes; that they contain these is inferred.
  static let lastBeforeHotfix = BundleVersion("5.12.26")

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    async let installing = attempt { () async throws(Problem) in try await author.isInstalling() }
    let bundles = try await author.bundles()
    let all = bundles.bundles.count
    var finding = SurveyFinding()
    let unstable = bundles.unstable
    finding.answer("aem.bundlesActive", unstable.isEmpty)
    finding.texts["aem.bundles"] =
      unstable.isEmpty
      ? "\(all) bundles, all active" : "\(all) bundles, \(unstable.count) not active"
    finding.evidence = [Evidence("Bundles", finding.texts["aem.bundles"] ?? "")]
    if !unstable.isEmpty {
      let first = unstable.prefix(5).map { cleaner.line("\($0.name) (\($0.state))") }
      finding.evidence.append(Evidence("Not active", ProblemText.list(first)))
    }
    let crypto = bundles.named(SmartTagsConfiguration.cryptoBundle)
    finding.answer("aem.crypto", crypto?.isStable == true)
    finding.evidence.append(
      words("Crypto bundle", SmartTagsConfiguration.cryptoBundle, crypto, cleaner))
    let form = bundles.named(imsBundle)
    finding.answer(
      "aem.oauthForm", form.map { $0.isStable && $0.version >= firstWithForm } ?? false)
    finding.evidence.append(words("Adobe IMS bundle", imsBundle, form, cleaner))
    let smartTags = bundles.named(SmartTagsConfiguration.bundle)
    finding.texts["smartTags.bundle"] =
      smartTags.map { $0.isStable ? "active" : "inactive" } ?? "missing"
    finding.texts["smartTags.hotfixNeeded"] = hotfixNeeded(smartTags, ground.release)
    finding.evidence.append(
      words("Smart Tags bundle", SmartTagsConfiguration.bundle, smartTags, cleaner))
    switch await installing {
    case .success(let isInstalling):
      finding.texts["aem.installer"] = isInstalling.map { $0 ? "busy" : "idle" } ?? "unknown"
    case .failure(let problem):
      finding.texts["aem.installer"] = "unknown"
      finding.note(problem)
    }
    finding.evidence.append(Evidence("OSGi installer", finding.texts["aem.installer"] ?? ""))
    return finding
  }

  /// Whether Smart Tags lack Adobe's hotfix, by the version of their bundle.
  ///
  /// Adobe names a hotfix for Service Packs 21 and 22 alone. Later releases with the older bundle
  /// contradict the bundle lists, so there it is open.
  static func hotfixNeeded(
    _ bundle: BundleList.Bundle?, _ release: ProductRelease
  ) -> String {
    guard let bundle, !bundle.version.text.isEmpty else { return "unknown" }
    if bundle.version > lastBeforeHotfix { return "no" }
    switch release {
    case .sp21, .sp22: return "yes"
    case .sp11ToSP20, .sp4ToSP10, .beforeSP4, .aem64, .aem63, .aem62: return "no"
    case .sp23OrNewer, .lts, .cloud, .unknown: return "unknown"
    }
  }

  private static func words(
    _ what: String, _ name: String, _ bundle: BundleList.Bundle?, _ cleaner: Cleaner
  ) -> Evidence {
    let found = bundle.map {
      let version = $0.version.text.isEmpty ? "" : " \($0.version.text)"
      return cleaner.line("\(name)\(version), \($0.isStable ? "active" : $0.state)", limit: 160)
    }
    return Evidence(what, found ?? "\(name) is missing")
  }
}
