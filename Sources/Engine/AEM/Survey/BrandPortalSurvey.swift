import HTTP
import Values

/// The part `brand-portal`: the Brand Portal configuration and how it signs in.
enum BrandPortalSurvey {
  static let outputs: [OperationSignature.Parameter] = [
    .found(
      "brandPortal.connection", "none", "left-over", "oauth", "jwt", "legacy", "other-tenant",
      "unknown"),
    .found("brandPortal.tenantUrl"),
  ]

  /// A folder of configurations, and the node above it that must be seen for "none".
  private static let places = [
    (folder: BrandPortalService.folder, parent: "/conf/global"),
    (folder: BrandPortalService.legacyFolder, parent: SmartTagsConfiguration.services),
  ]

  static func read(_ ground: SurveyGround) async throws(Problem) -> SurveyFinding {
    let (author, cleaner) = (ground.author, ground.cleaner)
    async let users = attempt { () async throws(Problem) in
      try await author.node(BrandPortalTenant.userFolder, depth: 1)
    }
    async let providers = attempt { () async throws(Problem) in
      try await author.imsConfigurations()
    }
    async let agents = attempt { () async throws(Problem) in try await author.replicationAgents() }
    let services = try await concurrently(places) { place async throws(Problem) in
      if let found = try await author.brandPortalServices(in: place.folder) { return found }
      try await author.requireVisible(place.parent)
      return []
    }.flatMap(\.self)
    let own = services.filter { isOwn($0, of: ground.tenant) }
    var finding = SurveyFinding()
    if let service = own.first ?? services.first, !service.tenantURL.isEmpty {
      let origin = (try? WebAddress(service.tenantURL))?.origin ?? service.tenantURL
      finding.texts["brandPortal.tenantUrl"] = cleaner.line(origin, limit: 200)
    }
    let known = (try? await providers.get()) ?? []
    let names = ((try? await users.get())??.object ?? [:]).compactMap {
      $0.value["rep:authorizableId"]?.string
    }.filter { $0.hasPrefix("mac-") }.sorted()
    // Without a configuration, agents or their user are what is left of one.
    let others = ((try? await agents.get()) ?? []).filter { $0.isBrandPortal(tenant: nil) }
    let without = names.isEmpty && others.isEmpty ? "none" : "left-over"
    finding.texts["brandPortal.connection"] =
      services.isEmpty ? without : own.first.map { kind(of: $0, known) } ?? "other-tenant"
    finding.evidence = services.map {
      Evidence(
        $0.isLegacy ? "Brand Portal, legacy configuration" : "Brand Portal configuration",
        BrandPortalRemainsOperation.words($0, cleaner))
    }
    if services.isEmpty { finding.evidence = [Evidence("Brand Portal configurations", "none")] }
    finding.evidence += names.map { Evidence("Replication user", cleaner.line($0, limit: 80)) }
    if services.count > 1 {
      finding.cautions = ["AEM has \(services.count) Brand Portal configurations instead of 1."]
    }
    return finding
  }

  /// Whether a configuration is for the tenant that counts.
  private static func isOwn(_ service: BrandPortalService, of tenant: String?) -> Bool {
    guard let tenant else { return true }
    return BrandPortalTenant.isSame(service.tenantURL, tenant)
  }

  private static func kind(
    of service: BrandPortalService, _ providers: [IMSConfiguration]
  ) -> String {
    if service.isLegacy { return "legacy" }
    let provider = providers.first { $0.pid == service.imsConfiguration }
    switch provider?.grant {
    case .oauth: return "oauth"
    case .jwt: return "jwt"
    case .unknown, nil: return "unknown"
    }
  }
}
