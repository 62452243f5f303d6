import Values

/// `console.organizations`: which organizations the owner of a user token belongs to.
struct ConsoleOrganizationsOperation: Operation {
  let signature = OperationSignature(
    name: "console.organizations", inputs: ConsoleClient.inputs,
    outputs: [.list("organizations")], changes: false, verifies: .itself)

  func observe(_ console: ConsoleClient, _ context: EngineContext) async throws(Problem)
    -> [ConsoleOrganization]
  {
    context.report(Progress("Listing the organizations"))
    return try await console.organizations()
  }

  func conclude(
    _ observed: [ConsoleOrganization], _ console: ConsoleClient
  ) throws(Problem) -> Conclusion {
    guard !observed.isEmpty else { throw .console(.noOrganization) }
    let cleaner = console.cleaner
    var conclusion = Conclusion(.passed)
    var items: [ListedItem] = []
    for organization in observed {
      let name = cleaner.line(organization.name, limit: 80)
      let role = organization.role.isEmpty ? "unknown" : cleaner.line(organization.role, limit: 40)
      items.append(
        ListedItem(
          value: organization.key, label: name,
          detail: "\(cleaner.line(organization.key, limit: 80)), your role: \(role)"))
      conclusion.evidence.append(Evidence("Organization", "\(name), role \(role)"))
      if !organization.isAdministrator {
        conclusion.cautions.append(
          "Your role in \(name) is \(role), not ADMIN. You cannot add some APIs there.")
      }
    }
    conclusion.lists = ["organizations": items]
    return conclusion
  }
}
