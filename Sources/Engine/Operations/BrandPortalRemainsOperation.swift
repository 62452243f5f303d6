import HTTP

/// `brand-portal.remains`: what is left on an author of a Brand Portal setup.
///
/// A new one must not be created before agents, cloud services and the replication user are gone.
struct BrandPortalRemainsOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.remains", inputs: Wanted.inputs,
    outputs: [.answer("any"), .text("agents"), .text("services"), .text("users")], changes: false)

  /// The tenant to look for.
  struct Wanted: DecodedInputs {
    static let inputs: [any OperationInput] = AuthorClient.inputs + [BrandPortalTenant.url]

    let author: AuthorClient
    let tenant: BrandPortalTenant

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      tenant = try BrandPortalTenant(inputs)
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> BrandPortalRemains
  {
    try await wanted.author.brandPortalRemains(wanted.tenant, context)
  }

  func conclude(
    _ observed: BrandPortalRemains, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let (tenant, cleaner) = (wanted.tenant, wanted.author.cleaner)
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "any": observed.count == 0 ? "no" : "yes", "agents": String(observed.agents.count),
      "services": String(observed.services.count), "users": String(observed.users.count),
    ]
    conclusion.evidence = Self.evidence(observed, cleaner)
    if observed.agents.isEmpty {
      conclusion.evidence.append(Evidence("Replication agents of Brand Portal", "none"))
    }
    if observed.services.isEmpty {
      conclusion.evidence.append(Evidence("Cloud services of Brand Portal", "none"))
    }
    if observed.users.isEmpty {
      conclusion.evidence.append(Evidence("Replication user \(tenant.replicationUser)", "none"))
    }
    conclusion.cautions = Self.strangers(observed, tenant, cleaner)
    return conclusion
  }

  /// Each thing that exists, with its path.
  private static func evidence(
    _ found: BrandPortalRemains, _ cleaner: Cleaner
  ) -> [Evidence] {
    found.agents.map {
      Evidence(
        "Replication agent",
        "\(cleaner.line($0.path)), to \(cleaner.line($0.transportURI, limit: 120))")
    }
      + found.services.map {
        Evidence(
          $0.isLegacy
            ? "Legacy cloud service" : "Cloud configuration in the current place",
          words($0, cleaner))
      }
      + found.users.map { Evidence("Replication user", cleaner.line($0)) }
  }

  /// A cloud service in one line.
  static func words(_ service: BrandPortalService, _ cleaner: Cleaner) -> String {
    let tenant = cleaner.line(service.tenantURL, limit: 120)
    return "\(cleaner.line(service.path)), for \(tenant.isEmpty ? "no tenant" : tenant)"
  }

  /// A sentence for each thing that exists and is not, or not surely, the tenant's.
  static func strangers(
    _ found: BrandPortalRemains, _ tenant: BrandPortalTenant, _ cleaner: Cleaner
  ) -> [String] {
    found.agents.filter { !tenant.owns($0) }.map {
      "\(cleaner.line($0.path)) sends to \(cleaner.line($0.transportURI, limit: 120)), which is not "
        + "this tenant."
    }
      + found.services.filter { !tenant.owns($0.tenantURL) }.map {
        "\(words($0, cleaner)) does not belong to this tenant."
      }
  }
}
