import HTTP
import Values

/// `ims.organizations`: the organizations that the account behind a token belongs to.
struct IMSOrganizationsOperation: Operation {
  /// Keeps tokens that are requested on the way.
  let tokens: TokenCache

  typealias Wanted = IMSCheckTokenOperation.Wanted

  let signature = OperationSignature(
    name: "ims.organizations", inputs: Wanted.inputs,
    outputs: [.list("organizations")], changes: false, verifies: .itself)

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> [ListedItem] {
    let ims = wanted.ims
    let token = try await wanted.source.token(tokens, context)
    let cleaner = wanted.cleaner.hiding(token)
    context.report(Progress("Asking \(ims.host) for the organizations"))
    let request = HTTPRequest(
      .get, ims.appending("/ims/organizations/v6"),
      headers: [HTTPHeader("Accept", "application/json")], authorization: .bearer(token))
    let answer = IMSAnswer(
      try await context.transport.answer(to: request, from: .ims), cleaner: cleaner)
    if [401, 403].contains(answer.response.status) {
      wanted.source.refused(tokens)
      throw .token(
        .tokenRejected(status: answer.response.status, description: answer.description))
    }
    if let outage = answer.outage { throw .token(outage) }
    guard answer.response.status == 200, let list = answer.json?.array else {
      throw .token(answer.refused)
    }
    return list.compactMap { entry in
      guard let id = entry["orgRef"]?["ident"]?.string, !id.isEmpty else { return nil }
      let domain = entry["orgRef"]?["authSrc"]?.string ?? "AdobeOrg"
      return ListedItem(
        value: cleaner.line("\(id)@\(domain)", limit: 80),
        label: cleaner.line(entry["orgName"]?.string ?? id, limit: 80),
        detail: cleaner.line(entry["orgType"]?.string ?? "", limit: 40))
    }
  }

  func conclude(
    _ observed: [ListedItem], _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.lists = ["organizations": observed]
    conclusion.evidence = observed.map { Evidence("Organization", "\($0.label) (\($0.value))") }
    if observed.isEmpty {
      conclusion.evidence = [Evidence("Organizations", "none")]
      conclusion.outcome = .failed("The account behind the token belongs to no organization.")
    }
    return conclusion
  }
}
