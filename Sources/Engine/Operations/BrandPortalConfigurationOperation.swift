import HTTP
import Values

/// `brand-portal.configuration`: the Brand Portal cloud configuration of an author.
///
/// The servlet that creates it is known from Adobe's public demo code and was never asked on an
/// instance by the authors of this program: what counts is the configuration that is read afterwards.
struct BrandPortalConfigurationOperation: Operation {
  let signature = OperationSignature(
    name: "brand-portal.configuration",
    inputs: AuthorClient.parameters + [
      .text("name"), .text("tenantUrl"), .text("imsConfiguration"),
    ],
    outputs: [.text("path")], changes: true)

  var undo: Undo { .by(BrandPortalConfigurationUndo()) }

  /// The configurations, and what saving one makes besides.
  struct Observation: Sendable {
    /// By name.
    var services: [BrandPortalService]
    /// The agents and users of Brand Portal.
    var consequences: BrandPortalConsequences
  }

  private static let servlet = "/apps/brandportal/config"

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let author = try AuthorClient(inputs, context)
    if let note = CredentialFormats.nodeName(try inputs.text("name")), note.isError {
      throw .unusableInput(name: "name", sentence: note.sentence)
    }
    context.report(Progress("Reading \(BrandPortalService.folder)"))
    let services = try await Self.read(author)
    return Observation(
      services: services, consequences: try await author.brandPortalConsequences(inputs, context))
  }

  func plan(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Plan {
    let tenant = try Self.tenant(inputs)
    let ims = try inputs.text("imsConfiguration")
    let cleaner = inputs.cleaner
    let restore = BrandPortalConfigurationUndo.restore(observed)
    guard let found = observed.services.first else {
      let path = "\(BrandPortalService.folder)/\(cleaner.line(try inputs.text("name"), limit: 60))"
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
      cautions: ["An author works with one Brand Portal tenant; the one before is left."],
      restore: restore)
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = try AuthorClient(inputs, context)
    let tenant = try Self.tenant(inputs)
    let ims = try inputs.text("imsConfiguration")
    let wanted = try inputs.text("name")
    context.report(Progress("Writing the Brand Portal configuration"))
    try await Self.save(
      BrandPortalService(
        name: observed.services.first?.name ?? wanted, folder: BrandPortalService.folder,
        tenantURL: tenant, imsConfiguration: ims),
      isNew: observed.services.isEmpty, through: author)
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
      "no configuration for this tenant is in \(BrandPortalService.folder)",
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

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem)
    -> Conclusion
  {
    var conclusion = Conclusion(.passed)
    let found = observed.services.first
    let name = found.map { inputs.cleaner.line($0.name, limit: 60) } ?? ""
    conclusion.texts = ["path": "\(BrandPortalService.folder)/\(name)"]
    conclusion.evidence = [
      Evidence("Configuration", "\(BrandPortalService.folder)/\(name)"),
      Evidence(
        "Service URL (tenantURL)", inputs.cleaner.line(found?.tenantURL ?? "")),
      Evidence(
        "IMS configuration (imsConfig)", inputs.cleaner.line(found?.imsConfiguration ?? "")),
    ]
    return conclusion
  }

  /// The tenant's own address: an alias of it does not work.
  private static func tenant(_ inputs: OperationInputs) throws(Problem) -> String {
    let text = try inputs.text("tenantUrl")
    do {
      return try WebAddress(text).origin
    } catch {
      throw .address(what: "the Brand Portal tenant", error)
    }
  }

  /// Whether a configuration is for the tenant at this origin; AEM keeps the address as it was
  /// typed.
  private static func isFor(_ tenant: String, _ found: BrandPortalService) -> Bool {
    (try? WebAddress(found.tenantURL))?.origin == (try? WebAddress(tenant))?.origin
  }

  private static func read(_ author: AuthorClient) async throws(Problem) -> [BrandPortalService] {
    try await author.brandPortalServices(in: BrandPortalService.folder) ?? []
  }
}
