/// The part `smart-tags`: the configurations of Smart Tags, in the old place and in today's.
enum SmartTagsSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("smartTags.configurations"), .found("smartTags.anyConfiguration", "yes", "no"),
    .found("smartTags.serviceUrl"), .found("smartTags.title"), .found("smartTags.name"),
    .found(usedBefore, "yes", "no"),
  ]

  /// The value that tells whether Smart Tags have left any trace, which several parts show.
  static let usedBefore = "smartTags.usedBefore"

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    async let today = attempt { () async throws(Problem) in
      try await author.certainCloudConfigurations()
    }
    let legacy = try await author.smartTagsConfigurations()
    var finding = SurveyFinding()
    var items = legacy.map {
      ListedItem(
        value: cleaner.line($0.name, limit: 80), label: cleaner.line($0.title, limit: 80),
        detail: cleaner.line($0.serviceURL, limit: 120))
    }
    finding.evidence = items.map { Evidence("Smart Tags configuration \($0.label)", $0.detail) }
    switch await today {
    case .success(let configurations):
      // Where AEM keeps the form of Service Pack 21 and later is not documented.
      let named = configurations.filter(isSmartTags).map { $0.item(cleaner) }
      items += named
      finding.evidence += named.map {
        Evidence("Cloud configuration for Smart Tags, inferred from its name", $0.detail)
      }
    case .failure(let problem): finding.note(problem)
    }
    if finding.evidence.isEmpty {
      finding.evidence = [Evidence("Smart Tags configurations", "none")]
    }
    finding.lists["smartTags.configurations"] = items
    finding.answer("smartTags.anyConfiguration", !items.isEmpty)
    if let first = legacy.first {
      finding.texts["smartTags.name"] = cleaner.line(first.name, limit: 80)
      finding.texts["smartTags.title"] = cleaner.line(first.title, limit: 80)
      if !first.serviceURL.isEmpty {
        finding.texts["smartTags.serviceUrl"] = cleaner.line(first.serviceURL, limit: 200)
      }
    }
    return finding
  }

  /// Whether Smart Tags were used before: yes by any trace, no when every part that could show one
  /// was read and has none; nil when that is open.
  static func usedBefore(_ findings: [SurveyPart: SurveyFinding]) -> String? {
    let traces: [(SurveyPart, String, Set<String>)] = [
      (.smartTags, "smartTags.anyConfiguration", ["yes"]),
      (.ims, "osgi.pair", ["oauth", "jwt", "both", "unknown"]),
      (.keystore, KeystoreSurvey.similaritySearch, ["valid", "ended", "unknown"]),
    ]
    if traces.contains(where: { part, name, words in
      findings[part]?.texts[name].map(words.contains) == true
    }) {
      return "yes"
    }
    return traces.allSatisfy { findings[$0.0]?.state == .read } ? "no" : nil
  }

  private static func isSmartTags(_ configuration: CloudConfiguration) -> Bool {
    let letters = configuration.path.lowercased().filter(\.isLetter)
    return ["smarttag", "smartcontent", "similaritysearch"].contains { letters.contains($0) }
  }
}
