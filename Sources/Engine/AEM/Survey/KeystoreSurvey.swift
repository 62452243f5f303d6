import FoundationEssentials

/// The part `keystore`: the certificates of the service users that sign in at Adobe.
///
/// With a product it also shows the entries of that product's user, to choose from.
enum KeystoreSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("keystore.entries"),
    .found(similaritySearch, "none", "valid", "ended", "unknown"),
    .found("keystore.userId"), .foundList("keystore.aliases"),
    .found("keystore.certificate", "none", "valid", "ended", "unknown"),
  ]

  /// The value about the certificate of Smart Tags.
  static let similaritySearch = "keystore.similaritysearch"
  private static let alias = "similaritysearch"
  /// The user of Smart Tags, whom every AEM with Assets has.
  private static let smartTagsUser = "dam-update-service"
  /// The users of the other products, as Adobe's public code names them; not every AEM has all.
  private static let otherUsers = [
    brandPortalUser, targetUser, "stock-imsconfig-service", "dtm-reactor-imsconfig-service",
    "flamingo-imsconfig-service",
  ]
  private static let brandPortalUser = "brandportal-imsconfig-service"
  private static let targetUser = "target-imsconfig-service"

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
    if let user = ground.product.flatMap(user) {
      let entries = zip(users, stores).first { $0.0 == user }?.1?.entries ?? []
      finding.texts["keystore.userId"] = user
      let own = ground.product == .smartTags ? entries.filter { $0.alias == alias } : entries
      finding.texts["keystore.certificate"] = state(of: own, at: now)
      finding.lists["keystore.aliases"] = entries.map { entry in
        ListedItem(
          value: entry.alias, label: cleaner.line(entry.alias, limit: 60),
          detail: KeystoreStateOperation.words(entry, at: now, cleaner))
      }
    }
    finding.texts[similaritySearch] = state(of: own.entry(alias), at: now)
    finding.evidence = items.map { Evidence("Keystore, \($0.label)", $0.detail) }
    if items.isEmpty { finding.evidence = [Evidence("Keystores of the service users", "no keys")] }
    return finding
  }

  /// The user whose keystore has the key of a product; nil for one that signs in without a key.
  private static func user(of product: AdobeProduct) -> String? {
    switch product {
    case .smartTags: smartTagsUser
    case .brandPortal: brandPortalUser
    case .target: targetUser
    case .ioManagement: nil
    }
  }

  /// The state of the best certificate among entries.
  private static func state(of entries: [Keystore.Entry], at now: Date) -> String {
    let states = entries.map { state(of: $0, at: now) }
    return ["valid", "unknown", "ended"].first(where: states.contains) ?? "none"
  }

  private static func state(of entry: Keystore.Entry?, at now: Date) -> String {
    guard let entry else { return "none" }
    guard let end = entry.chain.first?.notAfter else { return "unknown" }
    return end.date < now ? "ended" : "valid"
  }
}
