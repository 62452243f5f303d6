import HTTP
import Values

/// The servlet behind the form of Adobe IMS Configurations, for service account (JWT) credentials.
///
/// Its parameters are known from Adobe's public demo code, its path is not: nodes with its resource
/// type are looked for. The parameters for OAuth Server-to-Server are not public, so none are sent.
struct IMSForm: Sendable {
  /// The path that answers for the servlet.
  let path: String

  /// What the servlet is registered for.
  static let resourceType =
    "cq/adobeims-configuration/components/admin/datasources/imsconfigurations/update"
  /// Where it is looked for.
  static let folder = "/libs/cq/adobeims-configuration"

  /// Looks for the servlet; nil when no node has its resource type.
  static func find(_ author: AuthorClient) async throws(Problem) -> IMSForm? {
    guard let tree = try await author.tree(folder) else { return nil }
    return path(in: tree, at: folder).map(IMSForm.init)
  }

  /// Saves a configuration.
  ///
  /// - Parameter arrived: whether it is there, for a lost answer: a second call makes a second one.
  func save(
    _ wish: IMSFormWish, through author: AuthorClient, until end: Int,
    arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    let form = Sling.form([
      ("cloudServiceName", wish.solution), ("keypairAliases", wish.keyAlias),
      ("keypairAlias", wish.keyAlias), ("newKeypairAlias", ""), ("title", wish.title),
      ("authServerUrl", wish.ims.origin), ("apiKey", wish.clientID),
      ("jwtClaims", wish.claims(until: end)),
    ])
    form.add("clientSecret", wish.secret)
    let body = form.finish()
    try await author.change(
      "the IMS configuration is not there",
      {
        () async throws(Problem) in
        let answer = try await author.post(Sling.encoded(path), body)
        guard answer.status < 400 else { throw author.refusal(answer, path: path) }
      }, arrived: arrived)
  }

  private static func path(in node: JSONValue, at path: String) -> String? {
    if node["sling:resourceType"]?.string == resourceType { return path }
    for (name, child) in (node.object ?? [:]).sorted(by: { $0.key < $1.key })
    where child.object != nil && TerminalText.line(name) == name {
      if let found = Self.path(in: child, at: "\(path)/\(name)") { return found }
    }
    return nil
  }
}

/// The values that the form for service account (JWT) credentials takes.
struct IMSFormWish: Sendable {
  let title: String
  let solution: String
  let clientID: String
  let secret: Secret
  let keyAlias: String
  let ims: WebAddress
  private let organization: String
  private let account: String
  private let metascope: String

  /// Takes the inputs of `ims.configuration`.
  init(_ inputs: OperationInputs) throws(Problem) {
    title = try inputs.text("title")
    solution = try inputs.text("cloudSolution")
    clientID = try inputs.text("clientId")
    secret = try inputs.secret("clientSecret")
    keyAlias = try inputs.text("keyAlias")
    ims = try SmartTagsOSGiWish.address("Adobe's identity service", try inputs.text("imsUrl"))
    organization = try inputs.text("orgId")
    account = try inputs.text("technicalAccountId")
    metascope = try inputs.text("metascope")
  }

  /// The payload that Developer Console shows for such a credential, as JSON text.
  ///
  /// - Parameter end: the moment until which it holds, in seconds since 1970.
  func claims(until end: Int) -> String {
    let payload: JSONValue = .object([
      "exp": .integer(end), "iss": .string(organization), "sub": .string(account),
      "aud": .string("\(ims.origin)/c/\(clientID)"), "\(ims.origin)/s/\(metascope)": true,
    ])
    return String(decoding: (try? payload.encoded()) ?? [], as: UTF8.self)
  }
}
