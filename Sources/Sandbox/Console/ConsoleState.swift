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

  /// The numbers of the credentials that a product has from the start.
  struct Start: Codable, Equatable, Sendable {
    let oauth: String
    let jwt: String
  }

  /// 14 May 2024, 10:00 UTC, in milliseconds since 1970.
  ///
  /// Adobe stopped issuing JWT credentials on 3 June 2024, so no later date fits one.
  private static let timeOfJWT = 1_715_680_800_000

  private let seed: UInt64
  private var madeUp: UInt64 = 0
  let organizations: [Organization]
  var projects: [ConsoleProject]
  var credentials: [ConsoleCredential]
  /// The credentials that exist from the start, by the name of their product.
  private var starts: [String: Start]
  /// The private key of their JWT credentials as PEM; nil until it is needed.
  var jwtKey: String?
  /// Whether the terms were accepted through the API.
  var hasAcceptedTerms = false

  /// Creates a company with two projects for each product: one with its OAuth credential, and an
  /// older one with a JWT credential.
  ///
  /// The given credential is the one of Smart Tags, which was migrated from JWT.
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
    starts = [:]
    let then = min(Self.timeOfJWT, now)
    let product = SandboxProduct.smartTags
    let workspace = ConsoleWorkspace(
      id: given.workspaceNumber, name: "Production", title: "Production", description: "",
      created: then, modified: then)
    projects.append(
      ConsoleProject(
        id: given.projectNumber, organization: given.organizationNumber,
        name: product.credentialName.filter { $0 != " " }, title: product.credentialName,
        description: "", kind: .plain, created: then, modified: now, workspaces: [workspace]))
    credentials.append(
      ConsoleCredential(
        id: given.credentialNumber, organization: given.organizationNumber,
        project: given.projectNumber, workspace: given.workspaceNumber, kind: .oauth,
        wasJWT: true, name: product.credentialName, description: "AEM author",
        clientID: given.clientID, technicalAccountID: given.technicalAccountID,
        technicalAccountEmail: given.technicalAccountEmail,
        secrets: [.init(uuid: uuid(), value: given.clientSecret, created: now)],
        subscriptions: Self.subscriptions(of: product), created: then, modified: now))
    let number = "5" + given.credentialNumber.dropFirst()
    addJWT(for: product, id: number, organization: given.organizationNumber, now: then)
    starts[product.rawValue] = Start(oauth: given.credentialNumber, jwt: number)
    for product in SandboxProduct.allCases where product != .smartTags {
      let oauth = addCredential(
        .oauth, named: product.credentialName, for: product, title: product.credentialName,
        organization: given.organizationNumber, now: now)
      let jwt = addJWT(for: product, organization: given.organizationNumber, now: then)
      starts[product.rawValue] = Start(oauth: oauth, jwt: jwt)
    }
  }

  /// Adds an older project with a JWT credential, and returns the credential's number.
  @discardableResult
  private mutating func addJWT(
    for product: SandboxProduct, id: String? = nil, organization: String, now: Int
  ) -> String {
    addCredential(
      .jwt, named: "\(product.legacyName) JWT", for: product, title: product.legacyName, id: id,
      organization: organization, now: now)
  }

  /// Adds a project with one credential, and returns the credential's number.
  private mutating func addCredential(
    _ kind: ConsoleCredential.Kind, named name: String, for product: SandboxProduct,
    title: String, id: String? = nil, organization: String, now: Int
  ) -> String {
    let project = addProject(
      organization: organization, name: title.filter { $0 != " " }, title: title,
      description: "", kind: .plain, now: now)
    var credential = newCredential(
      kind: kind, name: name,
      description: kind == .jwt ? "AEM author, before OAuth" : "AEM author", in: project, id: id,
      now: now)
    credential.subscriptions = Self.subscriptions(of: product)
    credentials.append(credential)
    return credential.id
  }

  /// The services of a product's first credentials.
  ///
  /// Those of Smart Tags have a second one, which Adobe's `umapi-client` always requires.
  private static func subscriptions(
    of product: SandboxProduct
  ) -> [ConsoleCredential.Subscription] {
    let codes = [product.serviceCode] + (product == .smartTags ? ["UserMgmtSDK"] : [])
    return codes.compactMap(ConsoleService.named).map {
      .init(code: $0.code, profiles: $0.profiles.map(\.id))
    }
  }

  /// The OAuth credential that a product has from the start; nil when somebody deleted it.
  func oauthCredential(of product: SandboxProduct) -> ConsoleCredential? {
    let id = starts[product.rawValue]?.oauth
    return credentials.first { $0.id == id }
  }

  /// The JWT credential that a product has from the start; nil when somebody deleted it.
  func jwtCredential(of product: SandboxProduct) -> ConsoleCredential? {
    let id = starts[product.rawValue]?.jwt
    return credentials.first { $0.id == id }
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

  /// Creates the key of the first JWT credentials, and a certificate for each, unless they exist.
  ///
  /// This does not happen at the start, because the search for an RSA key takes a noticeable time.
  mutating func completeJWTCredentials(_ keys: SandboxKeys, now: Int) {
    guard jwtKey == nil, let key = keys.key(for: .certificate) else { return }
    let start = now / 1000 - 86_400
    for product in SandboxProduct.allCases {
      guard let id = starts[product.rawValue]?.jwt,
        let index = credentials.firstIndex(where: { $0.id == id }),
        let identity = Identity(
          .rsa(key), name: product.credentialName, validity: start..<(start + 366 * 86_400))
      else { continue }
      jwtKey = identity.keyPEM
      let binding = newBinding(identity)
      credentials[index].bindings.append(binding)
    }
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
