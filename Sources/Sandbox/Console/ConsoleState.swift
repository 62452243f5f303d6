/// The state of Developer Console, and of IMS with it.
struct ConsoleState: Codable, Equatable, Sendable {
  /// An organization that the user belongs to.
  struct Organization: Codable, Equatable, Sendable {
    /// The number of the organization in the API's paths.
    let id: String
    /// The IMS organization: 24 hexadecimal digits and `@AdobeOrg`.
    let code: String
    let name: String
    /// `entp`, or `developer` for a person's own organization.
    let type: String
  }

  private let seed: UInt64
  private var madeUp: UInt64 = 0
  let organizations: [Organization]
  var projects: [ConsoleProject]
  var credentials: [ConsoleCredential]
  /// The number of the JWT credential that exists from the start.
  let jwtCredentialID: String
  /// The private key of that credential as PEM; nil until it is needed.
  var jwtKey: String?
  /// Whether the terms were accepted through the API.
  var hasAcceptedTerms = false

  /// Creates a company with the given credential in one project, and a JWT credential in another.
  init(_ given: SandboxCredential, seed: UInt64, now: Int) {
    self.seed = seed
    organizations = [
      Organization(
        id: given.organizationNumber, code: given.orgID, name: "Sandbox", type: "entp"),
      Organization(
        id: "3\(given.organizationNumber)",
        code: String(given.orgID.reversed().drop { $0 != "@" }.dropFirst()) + "@AdobeOrg",
        name: "admin-sandbox.example", type: "developer"),
    ]
    projects = []
    credentials = []
    jwtCredentialID = "5" + given.credentialNumber.dropFirst()
    let workspace = ConsoleWorkspace(
      id: given.workspaceNumber, name: "Production", title: "Production", description: "",
      created: now, modified: now)
    projects.append(
      ConsoleProject(
        id: given.projectNumber, organization: given.organizationNumber, name: "AEMSmartTags",
        title: "AEM Smart Tags", description: "", kind: .plain, created: now, modified: now,
        workspaces: [workspace]))
    credentials.append(
      ConsoleCredential(
        id: given.credentialNumber, organization: given.organizationNumber,
        project: given.projectNumber, workspace: given.workspaceNumber, kind: .oauth,
        wasJWT: true, name: "AEM Smart Tags", description: "AEM author",
        clientID: given.clientID, technicalAccountID: given.technicalAccountID,
        technicalAccountEmail: given.technicalAccountEmail,
        secrets: [.init(uuid: uuid(), value: given.clientSecret, created: now)],
        subscriptions: Self.subscriptions, created: now, modified: now))
    let legacy = addProject(
      organization: given.organizationNumber, name: "AEMLegacy", title: "AEM Legacy",
      description: "", kind: .plain, now: now)
    var jwt = newCredential(
      kind: .jwt, name: "AEM Legacy JWT", description: "AEM author, before OAuth",
      in: legacy, id: jwtCredentialID, now: now)
    jwt.subscriptions = Self.subscriptions
    credentials.append(jwt)
  }

  /// The services of the first credentials.
  ///
  /// The second one is the service that Adobe's `umapi-client` always requires.
  private static var subscriptions: [ConsoleCredential.Subscription] {
    ["MCSmartContentServicesSDK", "UserMgmtSDK"].compactMap(ConsoleService.named).map {
      .init(code: $0.code, profiles: $0.profiles.map(\.id))
    }
  }

  /// Adds a project with its first workspace.
  mutating func addProject(
    organization: String, name: String, title: String, description: String,
    kind: ConsoleProject.Kind, now: Int
  ) -> ConsoleProject {
    let project = ConsoleProject(
      id: longNumber(), organization: organization, name: name, title: title,
      description: description, kind: kind, created: now, modified: now,
      workspaces: [
        ConsoleWorkspace(
          id: longNumber(), name: "Production", title: "", description: "", created: now,
          modified: now)
      ])
    projects.append(project)
    return project
  }

  /// A credential with a client ID, a technical account and a secret of its own, not yet added.
  mutating func newCredential(
    kind: ConsoleCredential.Kind, name: String, description: String, in project: ConsoleProject,
    workspace: String? = nil, id: String? = nil, now: Int
  ) -> ConsoleCredential {
    var random = nextRandom()
    let small = "0123456789abcdef"
    return ConsoleCredential(
      id: id ?? "7" + random.text(5, from: "0123456789"), organization: project.organization,
      project: project.id, workspace: workspace ?? project.workspaces.first?.id ?? "",
      kind: kind, name: name, description: description, clientID: random.text(32, from: small),
      technicalAccountID: random.text(24, from: "0123456789ABCDEF") + "@techacct.adobe.com",
      technicalAccountEmail: Self.uuid(&random) + "@techacct.adobe.com",
      secrets: [newSecret(now: now)], created: now, modified: now)
  }

  /// A client secret, not yet added to a credential.
  mutating func newSecret(now: Int) -> ConsoleCredential.Secret {
    var random = nextRandom()
    let value = random.text(
      32, from: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    return .init(uuid: Self.uuid(&random), value: "p8e-\(value)", created: now)
  }

  /// Creates the key and the certificate of the first JWT credential, unless they exist.
  ///
  /// This does not happen at the start, because the search for an RSA key takes a noticeable time.
  mutating func completeJWTCredential(_ keys: SandboxKeys, now: Int) {
    guard jwtKey == nil, let index = credentials.firstIndex(where: { $0.id == jwtCredentialID })
    else { return }
    let start = now / 1000 - 86_400
    guard let key = keys.key(for: .certificate),
      let identity = Identity(
        .rsa(key), name: "aem-author.example", validity: start..<(start + 366 * 86_400))
    else { return }
    jwtKey = identity.keyPEM
    let binding = newBinding(identity)
    credentials[index].bindings.append(binding)
  }

  /// A certificate's binding, not yet added to a credential.
  mutating func newBinding(_ certificate: Identity) -> ConsoleCredential.Binding {
    .init(
      id: uuid(), certificate: certificate.certificatePEM, fingerprint: certificate.fingerprint,
      notAfter: (certificate.chain.first.flatMap(CertificateFacts.init)?.notAfter ?? 0) * 1000)
  }

  /// The credential of a client ID.
  func credential(clientID: String?) -> ConsoleCredential? {
    credentials.first { $0.clientID == clientID }
  }

  /// A number of 19 digits that no other call returns.
  mutating func longNumber() -> String {
    var random = nextRandom()
    return "4566206088" + random.text(9, from: "0123456789")
  }

  private mutating func uuid() -> String {
    var random = nextRandom()
    return Self.uuid(&random)
  }

  private static func uuid(_ random: inout SeededRandom) -> String {
    [8, 4, 4, 4, 12].map { random.text($0, from: "0123456789abcdef") }.joined(separator: "-")
  }

  private mutating func nextRandom() -> SeededRandom {
    madeUp += 1
    return SeededRandom(seed: seed ^ (madeUp &* 0xD134_2543_DE82_EF95))
  }
}
