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

  private static let servlet = "/apps/brandportal/config"

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> [BrandPortalService]
  {
    let author = try AuthorClient(inputs, context)
    if let note = CredentialFormats.nodeName(try inputs.text("name")), note.isError {
      throw .unusableInput(name: "name", sentence: note.sentence)
    }
    context.report(Progress("Reading \(BrandPortalService.folder)"))
    return try await Self.read(author)
  }

  func plan(_ observed: [BrandPortalService], _ inputs: OperationInputs) throws(Problem) -> Plan {
    let tenant = try Self.tenant(inputs)
    let ims = try inputs.text("imsConfiguration")
    let shown = inputs.shown
    guard let found = observed.first else {
      return Plan(changes: [
        Change(
          "\(BrandPortalService.folder)/\(shown.line(try inputs.text("name"), limit: 60))",
          before: nil,
          after: "a Brand Portal configuration"),
        Change("Service URL (tenantURL)", before: nil, after: shown.line(tenant)),
        Change("IMS configuration (imsConfig)", before: nil, after: shown.line(ims)),
      ])
    }
    if observed.count > 1 {
      throw .brandPortal(.severalConfigurations(observed.map { shown.line($0.name, limit: 60) }))
    }
    var changes: [Change] = []
    if !Self.isFor(tenant, found) {
      changes.append(
        Change("Service URL (tenantURL)", before: shown.line(found.tenantURL), after: tenant))
    }
    if found.imsConfiguration != ims {
      changes.append(
        Change(
          "IMS configuration (imsConfig)", before: shown.line(found.imsConfiguration),
          after: shown.line(ims)))
    }
    guard !changes.isEmpty else { return Plan() }
    return Plan(
      changes: changes,
      cautions: ["An author works with one Brand Portal tenant; the one before is left."])
  }

  func apply(
    _ plan: Plan, from observed: [BrandPortalService], _ inputs: OperationInputs,
    _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let author = try AuthorClient(inputs, context)
    let tenant = try Self.tenant(inputs)
    let ims = try inputs.text("imsConfiguration")
    let wanted = try inputs.text("name")
    let name = observed.first?.name ?? wanted
    let item = observed.isEmpty ? "" : "\(BrandPortalService.folder)/\(name)"
    context.report(Progress("Writing the Brand Portal configuration"))
    let form = Sling.form([
      ("item", item), ("name", name), ("tenantURL", tenant), ("pubFolder", ""),
      ("pubFolder@Delete", ""), ("oauthScopes", "dam-read dam-write dam-sync cc-share"),
      ("imsConfig", ims), ("sling:resourceType", "dam/components/mediaportal/config"),
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
          Self.isFor(tenant, $0) && $0.imsConfiguration == ims
        }
      })
    return [:]
  }

  func conclude(_ observed: [BrandPortalService], _ inputs: OperationInputs) throws(Problem)
    -> Conclusion
  {
    var conclusion = Conclusion()
    let name = observed.first.map { inputs.shown.line($0.name, limit: 60) } ?? ""
    conclusion.texts = ["path": "\(BrandPortalService.folder)/\(name)"]
    conclusion.evidence = [
      Evidence("Configuration", "\(BrandPortalService.folder)/\(name)"),
      Evidence(
        "Service URL (tenantURL)", inputs.shown.line(observed.first?.tenantURL ?? "")),
      Evidence(
        "IMS configuration (imsConfig)", inputs.shown.line(observed.first?.imsConfiguration ?? "")),
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
    (try? WebAddress(found.tenantURL))?.origin == tenant
  }

  private static func read(_ author: AuthorClient) async throws(Problem) -> [BrandPortalService] {
    try await author.brandPortalServices(in: BrandPortalService.folder) ?? []
  }
}
