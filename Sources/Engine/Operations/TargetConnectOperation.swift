import HTTP
import Values

/// `target.connect`: what **Connect to Target** does with user credentials (Classic API).
///
/// The way with an IMS configuration has no documented call: there the button is pressed by hand.
struct TargetConnectOperation: Operation {
  let signature = OperationSignature(
    name: "target.connect",
    inputs: AuthorClient.parameters + [
      .text("clientCode"), .text("email"), .secret("targetPassword"),
    ],
    changes: false, verifies: .wholeWay)

  private static let command = "/libs/cq/analytics/testandtarget/command"

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> JSONValue
  {
    let author = try AuthorClient(inputs, context)
    context.report(Progress("Letting AEM connect to Target"))
    let form = Sling.form([
      ("cmd", "connect"), ("clientcode", try inputs.text("clientCode")),
      ("email", try inputs.text("email")),
    ])
    form.add("password", try inputs.secret("targetPassword"))
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

  func conclude(_ observed: JSONValue, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let members = observed.object ?? [:]
    let isError = members["error"].map { $0 != .null && $0.bool != false && $0.string != "" }
    guard isError != true, members["success"]?.bool != false else {
      let reason = members["error"]?.string ?? members["message"]?.string ?? ""
      throw .target(.notConnected(reason: inputs.cleaner.line(reason, limit: 300)))
    }
    guard members["success"]?.bool == true else {
      return Conclusion(.unknown("AEM's answer does not say whether it could connect."))
    }
    var conclusion = Conclusion(.passed)
    conclusion.evidence = [Evidence("Connect to Target", "connection successful, says AEM")]
    return conclusion
  }
}
