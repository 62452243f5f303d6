import HTTP
import Values

/// The servlet behind the form of Adobe IMS Configurations, for service account (JWT) credentials.
///
/// Its parameters are known from Adobe's public demo code, its path is not: nodes with its resource
/// type are looked for. The parameters for OAuth Server-to-Server are not public, so none are sent.
struct IMSForm: Sendable {
  /// The path that answers for the servlet.
  let path: String

  /// The resource type that the servlet is registered for.
  static let resourceType =
    "cq/adobeims-configuration/components/admin/datasources/imsconfigurations/update"
  /// The folder below which the servlet is looked for.
  static let folder = "/libs/cq/adobeims-configuration"

  /// Looks for the servlet; nil when no node has its resource type.
  static func find(_ author: AuthorClient) async throws(Problem) -> IMSForm? {
    guard let tree = try await author.tree(folder) else { return nil }
    return path(in: tree, at: folder).map(IMSForm.init)
  }

  /// Saves a configuration.
  ///
  /// `arrived` checks whether it exists, for a lost answer: a second call would create a second
  /// one.
  func save(
    _ values: Values, through author: AuthorClient, until end: Int,
    arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    let form = Sling.form([
      ("cloudServiceName", values.solution), ("keypairAliases", values.keyAlias),
      ("keypairAlias", values.keyAlias), ("newKeypairAlias", ""), ("title", values.title),
      ("authServerUrl", values.ims.origin), ("apiKey", values.clientID),
      ("jwtClaims", values.claims(until: end)),
    ])
    form.add("clientSecret", values.secret)
    let body = form.finish()
    try await author.change(
      "the IMS configuration does not exist",
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

extension IMSForm {
  /// The values that the form takes, for a service account (JWT) credential.
  struct Values: Sendable {
    private static let account = Input.optional("technicalAccountId")
    private static let metascope = Input.optional("metascope")
    private static let keyAlias = Input.optional("keyAlias")
    /// The inputs that only this form needs.
    static let inputs: [any OperationInput] = [account, metascope, keyAlias]

    let title: String
    let solution: String
    let clientID: String
    let metascope: String
    fileprivate let secret: Secret
    fileprivate let keyAlias: String
    fileprivate let ims: WebAddress
    private let organization: String
    private let account: String

    /// Takes the credential, the key's alias and the address of IMS of the inputs.
    init(_ inputs: OperationInputs, title: String, solution: String) throws(Problem) {
      (self.title, self.solution) = (title, solution)
      clientID = try inputs[TokenProviderInputs.clientID]
      secret = try inputs[TokenProviderInputs.clientSecret]
      keyAlias = try inputs[required: Self.keyAlias]
      ims = try TokenProviderInputs.imsAddress(inputs)
      organization = try inputs[TokenProviderInputs.organization]
      account = try inputs[required: Self.account]
      metascope = try inputs[required: Self.metascope]
    }

    /// The payload that Developer Console shows for such a credential, as JSON text.
    ///
    /// It expires at `end`, in seconds since 1970.
    fileprivate func claims(until end: Int) -> String {
      let payload: JSONValue = .object([
        "exp": .integer(end), "iss": .string(organization), "sub": .string(account),
        "aud": .string("\(ims.origin)/c/\(clientID)"), "\(ims.origin)/s/\(metascope)": true,
      ])
      return String(decoding: (try? payload.encoded()) ?? [], as: UTF8.self)
    }
  }
}
