/// The part `release`: version, release and edition of whoever answers.
enum ReleaseSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found("aem.version"),
    OperationSignature.Parameter(
      name: "aem.release", kind: .text, isOptional: true,
      contents: Set(ProductRelease.allCases.map(\.rawValue))),
    .found("aem.servicePack"),
    .found("aem.edition", "6.5", "6.5-lts", "cloud", "older", "unknown", "sling"),
  ]

  static func read(_ ground: SurveyGround) throws(Problem) -> SurveyFinding {
    switch ground.answerer {
    case .version(let version): return finding(version, ground.cleaner)
    case .cloud:
      var finding = SurveyFinding()
      finding.texts = [
        "aem.version": "Cloud Service", "aem.release": ProductRelease.cloud.rawValue,
        "aem.servicePack": "", "aem.edition": "cloud",
      ]
      let sign =
        ground.author.isCloudAddress
        ? "by its address \(ground.cleaner.line(ground.author.host, limit: 120))"
        : "its web console is closed, as on AEM as a Cloud Service"
      finding.evidence = [Evidence("Release", "\(ProductRelease.cloud.words), \(sign)")]
      return finding
    case .sling:
      var finding = SurveyFinding()
      finding.note(.author(.slingOnly))
      finding.texts["aem.edition"] = "sling"
      return finding
    case .unnamed(let problem): throw problem
    }
  }

  private static func finding(_ version: ProductVersion, _ cleaner: Cleaner) -> SurveyFinding {
    let release = version.release
    var finding = SurveyFinding()
    finding.texts = [
      "aem.version": cleaner.line(version.text, limit: 60), "aem.release": release.rawValue,
      "aem.servicePack": version.servicePack, "aem.edition": edition(of: release),
    ]
    // Of LTS the third number is the Service Pack, too.
    let isLTS = release == .lts && version.servicePack != "0" && !version.servicePack.isEmpty
    finding.evidence = [
      Evidence(
        "Release", isLTS ? "\(release.words), Service Pack \(version.servicePack)" : release.words),
      Evidence("Product version", cleaner.line(version.text, limit: 60)),
    ]
    return finding
  }

  private static func edition(of release: ProductRelease) -> String {
    switch release {
    case .cloud: "cloud"
    case .lts: "6.5-lts"
    case .sp23OrNewer, .sp22, .sp21, .sp11ToSP20, .sp4ToSP10, .beforeSP4: "6.5"
    case .aem64, .aem63, .aem62: "older"
    case .unknown: "unknown"
    }
  }
}
