import HTTP
import Values

/// `target.connect`: what **Connect to Target** does with user credentials (Classic API).
///
/// With an IMS configuration there is no documented call: a person selects the button there.
struct TargetConnectOperation: Operation {
  let signature = OperationSignature(
    name: "target.connect", inputs: Wanted.inputs, changes: false, verifies: .wholeWay)

  /// The account that AEM signs in with.
  struct Wanted: DecodedInputs {
    private static let clientCode = Input.text("clientCode")
    private static let email = Input.text("email")
    private static let password = Input.secret("targetPassword")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [clientCode, email, password]

    let author: AuthorClient
    let clientCode: String
    let email: String
    let targetPassword: Secret

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      clientCode = try inputs[Self.clientCode]
      email = try inputs[Self.email]
      targetPassword = try inputs[Self.password]
    }
  }

  private static let command = "/libs/cq/analytics/testandtarget/command"

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> JSONValue {
    let author = wanted.author
    context.report(Progress("Letting AEM connect to Target"))
    let form = Sling.form([
      ("cmd", "connect"), ("clientcode", wanted.clientCode),
      ("email", wanted.email),
    ])
    form.add("password", wanted.targetPassword)
    let answer = try await author.post(Self.command, form.finish(), timeout: 60)
    if answer.status == 404 { throw .author(.notFound(path: Self.command, user: author.user)) }
    if answer.status == 403 || answer.status >= 500 {
      throw author.refusal(answer, path: Self.command)
    }
    guard let document = try? JSONValue(parsing: answer.body) else {
      throw author.notJSON(answer, path: Self.command)
    }
    return document
  }

  func conclude(_ observed: JSONValue, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let members = observed.object ?? [:]
    let isError = members["error"].map { $0 != .null && $0.bool != false && $0.string != "" }
    guard isError != true, members["success"]?.bool != false else {
      let reason = members["error"]?.string ?? members["message"]?.string ?? ""
      throw .target(.notConnected(reason: wanted.author.cleaner.line(reason, limit: 300)))
    }
    guard members["success"]?.bool == true else {
      return Conclusion(.unknown("AEM's answer does not say whether it could connect."))
    }
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [Evidence("Connect to Target", "connection successful, says AEM")]
    return conclusion
  }
}
