/// The part `ims`: the Adobe IMS configurations, and the OSGi pair of Smart Tags among them.
enum IMSSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .foundList("ims.configurations"), .found("ims.count"),
    .found("ims.kind", "none", "oauth", "jwt", "both", "unknown"),
    .found("ims.duplicates", "yes", "no"),
    .found("osgi.pair", "none", "oauth", "jwt", "both", "unknown"),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    async let users = attempt { () async throws(Problem) in try await author.imsUsers() }
    let all = try await author.imsConfigurations()
    // What refers to them is a help only: other signs are left without it.
    let referring = (try? await users.get()) ?? [:]
    let signed = all.map { ($0, AdobeProduct.sign(of: $0, users: referring)) }
    let counted = signed.filter { ground.product == nil || $0.1?.product == ground.product }
    var finding = SurveyFinding()
    finding.lists["ims.configurations"] = counted.map { one, sign in
      let product = sign.map { "for \($0.product.name), by \(cleaner.line($0.words, limit: 120))" }
      return ListedItem(
        value: one.pid, label: one.label(cleaner),
        detail: [one.words(cleaner), product].compactMap(\.self).joined(separator: ", "))
    }
    finding.texts = [
      "ims.count": String(counted.count), "ims.kind": kind(of: counted.map(\.0)),
      "osgi.pair": kind(of: all.filter(isSmartTags)),
    ]
    finding.answer("ims.duplicates", hasDuplicates(counted, ground.product))
    let untold = signed.filter { $0.1 == nil }.map { $0.0.label(cleaner) }
    // With none that counts, any of the others can be the one.
    if counted.isEmpty, !untold.isEmpty { finding.texts["ims.kind"] = "unknown" }
    let aim = ground.product.map { " for \($0.name)" } ?? ""
    finding.evidence = [Evidence("Adobe IMS configurations\(aim)", String(counted.count))]
    finding.evidence += (finding.lists["ims.configurations"] ?? []).map {
      Evidence($0.label, $0.detail)
    }
    if ground.product != nil, !untold.isEmpty {
      finding.cautions.append(
        "AEM does not show which product these IMS configurations serve: \(ProblemText.list(untold))."
      )
    }
    return finding
  }

  /// The kinds of credential that configurations sign in with, in one word.
  static func kind(of configurations: [IMSConfiguration]) -> String {
    let grants = Set(configurations.map(\.grant))
    if grants.isEmpty { return "none" }
    switch (grants.contains(.oauth), grants.contains(.jwt)) {
    case (true, true): return "both"
    case (true, false): return "oauth"
    case (false, true): return "jwt"
    case (false, false): return "unknown"
    }
  }

  /// Whether a configuration is the provider of the Smart Tags pair.
  private static func isSmartTags(_ configuration: IMSConfiguration) -> Bool {
    configuration.validator == SmartTagsOSGi.validator
      || configuration.name == SmartTagsOSGi.validator
  }

  /// Whether there are more than one for a product: for the one that counts, or for any.
  private static func hasDuplicates(
    _ counted: [(IMSConfiguration, AdobeProduct.Sign?)], _ product: AdobeProduct?
  ) -> Bool {
    if product != nil { return counted.count > 1 }
    let products = counted.compactMap { $0.1?.product }
    return AdobeProduct.signedInAt.contains { product in
      products.filter { $0 == product }.count > 1
    }
  }
}
