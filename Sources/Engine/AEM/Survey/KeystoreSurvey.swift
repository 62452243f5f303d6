import FoundationEssentials

/// The part `keystore`: the certificates of the service users that sign in at Adobe.
enum KeystoreSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("keystore.entries"),
    .found(similaritySearch, "none", "valid", "ended", "unknown"),
  ]

  /// The value about the certificate of Smart Tags.
  static let similaritySearch = "keystore.similaritysearch"
  private static let alias = "similaritysearch"
  /// The user of Smart Tags, whom every AEM with Assets has.
  private static let smartTagsUser = "dam-update-service"
  /// The users of the other products, as Adobe's public code names them; not every AEM has all.
  private static let otherUsers = [
    "brandportal-imsconfig-service", "target-imsconfig-service", "stock-imsconfig-service",
    "dtm-reactor-imsconfig-service", "flamingo-imsconfig-service",
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    let now = author.context.now()
    let users = [smartTagsUser] + otherUsers
    let stores = try await concurrently(users) { user async throws(Problem) in
      try await author.keystore(of: user)
    }
    // Whoever cannot see this user may not see the others either.
    guard let first = stores.first, let own = first else {
      throw .keystore(.noSuchUser(smartTagsUser))
    }
    var finding = SurveyFinding()
    var items: [ListedItem] = []
    for (user, store) in zip(users, stores) {
      for entry in store?.entries ?? [] {
        items.append(
          ListedItem(
            value: cleaner.line("\(user)/\(entry.alias)", limit: 120),
            label: cleaner.line("\(user): \(entry.alias)", limit: 120),
            detail: KeystoreStateOperation.words(entry, at: now, cleaner)))
        finding.cautions += KeystoreStateOperation.cautions(entry, at: now, cleaner)
      }
    }
    finding.lists["keystore.entries"] = items
    finding.texts[similaritySearch] = state(of: own.entry(alias), at: now)
    finding.evidence = items.map { Evidence("Keystore, \($0.label)", $0.detail) }
    if items.isEmpty { finding.evidence = [Evidence("Keystores of the service users", "no keys")] }
    return finding
  }

  private static func state(of entry: Keystore.Entry?, at now: Date) -> String {
    guard let entry else { return "none" }
    guard let end = entry.chain.first?.notAfter else { return "unknown" }
    return end.date < now ? "ended" : "valid"
  }
}
