import HTTP
import Values

/// `brand-portal.configuration`: the Brand Portal cloud configuration of an author.
///
/// The servlet that creates it is known from Adobe's public demo code and was never asked on an
/// instance by the authors of this program: what counts is the configuration that is read
/// afterwards.
struct BrandPortalConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.configuration", inputs: Wanted.inputs,
    outputs: [.text("path")], changes: true)

  /// The configuration, and the tenant it is for.
  struct Wanted: DecodedInputs {
    static let name = Input.text("name")
    static let ims = Input.text("imsConfiguration")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [name, BrandPortalTenant.url, ims]

    let author: AuthorClient
    let name: String
    /// The tenant's own address: an alias of it does not work.
    let origin: String
    /// The tenant; nil when the address does not show its ID.
    let tenant: BrandPortalTenant?
    /// The PID of the IMS configuration.
    let imsConfiguration: String

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      name = try inputs.checked(Self.name) { AuthorFormats.nodeName($0)?.flaw }
      origin =
        try WebAddress
        .read(try inputs[BrandPortalTenant.url], of: BrandPortalTenant.owner).origin
      tenant = try? BrandPortalTenant(inputs)
      imsConfiguration = try inputs[Self.ims]
    }
  }

  var undo: Undo { .by(BrandPortalConfigurationUndoOperation()) }

  /// The configurations, and what AEM creates besides when one is saved.
  struct Observation: Sendable {
    /// The configurations in ``BrandPortalService/folder``, by name.
    var services: [BrandPortalService]
    /// The agents and users of Brand Portal.
    var consequences: BrandPortalConsequences
  }

  private static let servlet = "/apps/brandportal/config"

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Reading \(BrandPortalService.folder)"))
    let services = try await Self.read(author)
    return Observation(
      services: services,
      consequences: try await author.brandPortalConsequences(of: wanted.tenant, context))
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (tenant, ims) = (wanted.origin, wanted.imsConfiguration)
    let cleaner = wanted.author.cleaner
    let restore = BrandPortalConfigurationUndoOperation.restore(observed)
    guard let found = observed.services.first else {
      let path = "\(BrandPortalService.folder)/\(cleaner.line(wanted.name, limit: 60))"
      return Plan(
        changes: [
          Change(path, before: nil, after: "a Brand Portal configuration"),
          Change("Service URL (tenantURL)", before: nil, after: cleaner.line(tenant)),
          Change("IMS configuration (imsConfig)", before: nil, after: cleaner.line(ims)),
        ], restore: restore, promises: ["path": path])
    }
    if observed.services.count > 1 {
      throw .brandPortal(
        .severalConfigurations(observed.services.map { cleaner.line($0.name, limit: 60) }))
    }
    var changes: [Change] = []
    if !Self.isFor(tenant, found) {
      changes.append(
        Change("Service URL (tenantURL)", before: cleaner.line(found.tenantURL), after: tenant))
    }
    if found.imsConfiguration != ims {
      changes.append(
        Change(
          "IMS configuration (imsConfig)", before: cleaner.line(found.imsConfiguration),
          after: cleaner.line(ims)))
    }
    guard !changes.isEmpty else { return Plan() }
    return Plan(
      changes: changes,
      cautions: ["An author works with one Brand Portal tenant. This replaces the earlier one."],
      restore: restore)
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    context.report(Progress("Writing the Brand Portal configuration"))
    try await Self.save(
      BrandPortalService(
        name: observed.services.first?.name ?? wanted.name, folder: BrandPortalService.folder,
        tenantURL: wanted.origin, imsConfiguration: wanted.imsConfiguration),
      isNew: observed.services.isEmpty, through: wanted.author)
    return [:]
  }

  /// Sends a configuration to the servlet.
  static func save(
    _ service: BrandPortalService, isNew: Bool, through author: AuthorClient
  ) async throws(Problem) {
    let form = Sling.form([
      ("item", isNew ? "" : service.path), ("name", service.name),
      ("tenantURL", service.tenantURL), ("pubFolder", ""), ("pubFolder@Delete", ""),
      ("oauthScopes", "dam-read dam-write dam-sync cc-share"),
      ("imsConfig", service.imsConfiguration),
      ("sling:resourceType", "dam/components/mediaportal/config"),
    ]).finish()
    try await author.change(
      "\(BrandPortalService.folder) has no configuration for this tenant",
      {
        () async throws(Problem) in
        let answer = try await author.post(Self.servlet, form)
        guard answer.status < 400 else { throw author.refusal(answer, path: Self.servlet) }
      },
      arrived: { () async throws(Problem) in
        try await Self.read(author).contains {
          Self.isFor(service.tenantURL, $0) && $0.imsConfiguration == service.imsConfiguration
        }
      })
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem)
    -> Conclusion
  {
    var conclusion = Conclusion(.passed)
    let found = observed.services.first
    let name = found.map { wanted.author.cleaner.line($0.name, limit: 60) } ?? ""
    conclusion.texts = ["path": "\(BrandPortalService.folder)/\(name)"]
    conclusion.evidence = [
      Evidence("Configuration", "\(BrandPortalService.folder)/\(name)"),
      Evidence(
        "Service URL (tenantURL)", wanted.author.cleaner.line(found?.tenantURL ?? "")),
      Evidence(
        "IMS configuration (imsConfig)", wanted.author.cleaner.line(found?.imsConfiguration ?? "")),
    ]
    return conclusion
  }

  /// Whether a configuration is for the tenant at this origin; AEM keeps the address as it was
  /// entered.
  private static func isFor(_ tenant: String, _ found: BrandPortalService) -> Bool {
    (try? WebAddress(found.tenantURL))?.origin == (try? WebAddress(tenant))?.origin
  }

  private static func read(_ author: AuthorClient) async throws(Problem) -> [BrandPortalService] {
    try await author.brandPortalServices(in: BrandPortalService.folder) ?? []
  }
}
