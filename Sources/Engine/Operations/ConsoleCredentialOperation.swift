import HTTP
import Values

/// `console.credential`: an OAuth Server-to-Server credential with one service, found or created.
///
/// Project and credential are known by title and name; what is there under them is used.
struct ConsoleCredentialOperation: Operation {
  let signature = OperationSignature(
    name: "console.credential", inputs: Wanted.inputs,
    outputs: [
      .text("clientId"), .text("technicalAccountId"), .text("orgId"), .text("scopes"),
      .secret("clientSecret"), .text("projectUrl"),
    ], changes: true)

  /// The credential, its project, and the service it is for.
  struct Wanted: DecodedInputs {
    private static let profile = Input.optional("profile")
    static let title = Input.text("projectTitle")
    static let name = Input.text("credentialName")
    private static let scope = Input.optional("neededScope")
    static let inputs: [any OperationInput] =
      ConsoleClient.inputs + [
        ConsoleClient.organization, ConsoleServiceOperation.Wanted.code, profile, title, name,
        scope,
      ]

    let console: ConsoleClient
    /// The IMS ID or the number of an organization.
    let organization: String
    let sdkCode: String
    /// The profile to tick; nil for the only one.
    let profile: String?
    let title: String
    let name: String
    /// The scope that the credential must have in the end.
    let neededScope: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      console = try ConsoleClient(inputs, context)
      organization = try inputs[ConsoleClient.organization]
      sdkCode = try inputs[ConsoleServiceOperation.Wanted.code]
      profile = inputs[Self.profile]
      title = try inputs.checked(Self.title, ConsoleNames.flaw(inTitle:))
      name = try inputs.checked(Self.name, ConsoleNames.flaw(inCredentialName:))
      neededScope = inputs[Self.scope]
    }
  }

  var undo: Undo { .by(ConsoleCredentialUndoOperation()) }

  /// The parts of it that exist already.
  struct Observation: Sendable {
    /// The organization in which everything is created.
    var organization: ConsoleOrganization
    /// The service that the credential is for.
    var service: ConsoleService
    /// The project of that title.
    var project: ConsoleProject?
    /// The workspace of that project; nil when it has none.
    var workspace: ConsoleWorkspace?
    /// The credential of that name.
    var credential: ConsoleIntegration?
    /// Its values, once it exists.
    var download: ConsoleDownload?

    /// The workspace with what leads to it.
    var place: ConsoleWorkplace? {
      guard let project, let workspace else { return nil }
      return ConsoleWorkplace(organization: organization, project: project, workspace: workspace)
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let console = wanted.console
    let (title, name) = (wanted.title, wanted.name)
    context.report(Progress("Reading the organization and the service"))
    let organization = try await console.organization(named: wanted.organization)
    var found = Observation(
      organization: organization,
      service: try await console.service(wanted.sdkCode, organization))
    context.report(Progress("Looking for the project"))
    found.project = try await console.project(title: title, organization)
    guard let project = found.project else { return found }
    found.workspace = try await console.workspace(of: project, organization)
    guard let place = found.place else { return found }
    context.report(Progress("Looking for the credential"))
    found.credential = try await console.credential(name: name, in: place)
    guard let credential = found.credential else { return found }
    var download = try await console.download(credential.clientID, in: place)
    if download.clientSecrets.isEmpty {
      download.clientSecrets = try await console.secretValues(credential.id, organization)
        .compactMap(\.value)
    }
    found.download = download
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (title, name) = (wanted.title, wanted.name)
    let (cleaner, service) = (wanted.console.cleaner, observed.service)
    var plan = Plan()
    if observed.project == nil {
      plan.changes.append(Change("Project “\(title)”", before: nil, after: "a new project"))
    } else if observed.workspace == nil {
      plan.changes.append(Change("Workspace in “\(title)”", before: nil, after: "Production"))
    }
    if observed.credential == nil {
      plan.changes.append(
        Change(
          "Credential “\(cleaner.line(name))”", before: nil, after: "OAuth Server-to-Server, new"))
    }
    let subscribed = observed.credential?.services.keys.sorted() ?? []
    let profile = try Self.profile(observed, wanted)
    if observed.credential?.isSubscribed(to: service, with: profile) != true {
      try service.requireEnabled(in: observed.organization, cleaner)
      let others = subscribed.filter { $0 != service.code }
      guard others.isEmpty else {
        throw .console(
          .otherServices(
            credential: cleaner.line(name), services: others.map { cleaner.line($0, limit: 60) }))
      }
      let api = cleaner.line(service.name, limit: 80)
      plan.changes.append(
        Change(
          "API “\(api)” of the credential",
          before: subscribed.isEmpty ? nil : "without the product profile",
          after: profile.map { "with the product profile “\(cleaner.line($0.name, limit: 80))”" }
            ?? "added"))
    }
    if !plan.isEmpty {
      plan.restore = ConsoleCredentialUndoOperation.restore(observed)
      let place = cleaner.line(observed.organization.name, limit: 80)
      plan.cautions = ["aem-setup creates this in the organization \(place), in your name."]
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let console = wanted.console
    let organization = observed.organization
    let (title, name) = (wanted.title, wanted.name)
    var now = observed
    if now.project == nil {
      context.report(Progress("Creating the project", done: 0, of: 3))
      now.project = try await console.make("the project") { () async throws(Problem) in
        try await console.createProject(title: title, organization)
      } find: { () async throws(Problem) in
        try await console.project(title: title, organization)
      }
    }
    guard let project = now.project else { return [:] }
    if now.workspace == nil {
      now.workspace = try await console.workspace(of: project, organization)
    }
    if now.workspace == nil {
      now.workspace = try await console.make("the workspace") { () async throws(Problem) in
        try await console.createWorkspace(in: project, organization)
      } find: { () async throws(Problem) in
        try await console.workspace(of: project, organization)
      }
    }
    guard let place = now.place else { return [:] }
    if now.credential == nil {
      context.report(Progress("Creating the credential", done: 1, of: 3))
      now.credential = try await console.make("the credential") { () async throws(Problem) in
        try await console.createCredential(name: name, in: place)
      } find: { () async throws(Problem) in
        try await console.credential(name: name, in: place)
      }
    }
    let (service, profile) = (now.service, try Self.profile(now, wanted))
    guard let credential = now.credential,
      !credential.isSubscribed(to: service, with: profile)
    else { return [:] }
    context.report(Progress("Adding the API to the credential", done: 2, of: 3))
    _ = try await console.make("the API of the credential") { () async throws(Problem) in
      try await console.subscribe(credential, to: service, with: profile, organization)
    } find: { () async throws(Problem) in
      let after = try await console.integration(credential.id, organization)
      return after.isSubscribed(to: service, with: profile) ? after : nil
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    guard let project = observed.project, let credential = observed.credential,
      let download = observed.download
    else { throw .console(.notListed(what: "the credential")) }
    let cleaner = download.clientSecrets.reduce(wanted.console.cleaner) { $0.hiding($1) }
    let url =
      "https://developer.adobe.com/console/projects/\(observed.organization.id)/\(project.id)"
      + "/credentials/\(credential.id)/details/oauthservertoserver"
    let scopes = download.scopes.map { cleaner.line($0, limit: 80) }
    if let needed = wanted.neededScope, !download.scopes.contains(needed) {
      throw .console(.scopeMissing(scope: cleaner.line(needed), found: scopes, url: url))
    }
    guard let secret = download.clientSecrets.first else {
      throw .console(.secret(.notGiven(url: url)))
    }
    let account =
      download.technicalAccountID.isEmpty
      ? credential.technicalAccountID : download.technicalAccountID
    let organization =
      download.organizationID.isEmpty ? observed.organization.code : download.organizationID
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "clientId": cleaner.line(credential.clientID), "technicalAccountId": cleaner.line(account),
      "orgId": cleaner.line(organization), "scopes": scopes.joined(separator: ","),
      "projectUrl": url,
    ]
    conclusion.secrets = ["clientSecret": secret]
    conclusion.evidence = [
      Evidence("Project", cleaner.line(project.title, limit: 60)),
      Evidence("Credential", cleaner.line(credential.name, limit: 60)),
      Evidence("API", cleaner.line(observed.service.name, limit: 80)),
      Evidence("Client ID", cleaner.line(credential.clientID)),
      Evidence("Technical account ID", cleaner.line(account)),
      Evidence("Scopes, verified", ProblemText.list(scopes)), Evidence("Page", url),
    ]
    if download.clientSecrets.count > 1 {
      conclusion.cautions.append(
        "The credential has \(download.clientSecrets.count) client secrets. aem-setup uses the "
          + "first one."
      )
    }
    return conclusion
  }

  /// The profile to tick; none when the service has none.
  private static func profile(
    _ observed: Observation, _ wanted: Wanted
  ) throws(Problem) -> ConsoleProfile? {
    try observed.service.profile(named: wanted.profile, wanted.console.cleaner)
  }
}
