import Values

/// `console.service`: whether a service can be added in an organization, and with which profiles.
struct ConsoleServiceOperation: Operation {
  let signature = OperationSignature(
    name: "console.service",
    inputs: ConsoleClient.parameters + [.text("organization"), .text("sdkCode")],
    outputs: [.text("name"), .list("profiles"), .answer("anyProfile")], changes: false,
    verifies: .itself)

  /// The service, and where.
  struct Observation: Sendable {
    /// Where it is.
    var organization: ConsoleOrganization
    /// The service.
    var service: ConsoleService
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    let console = try ConsoleClient(inputs, context)
    let code = try inputs.text("sdkCode")
    context.report(Progress("Reading the organization", done: 0, of: 3))
    let organization = try await console.organization(inputs)
    context.report(Progress("Reading the developer terms", done: 1, of: 3))
    let terms = try await console.terms(organization)
    guard terms.isAccepted, terms.isCurrent else {
      throw .console(.terms(isOutdated: terms.isAccepted))
    }
    context.report(Progress("Reading the service", done: 2, of: 3))
    return Observation(
      organization: organization, service: try await console.service(code, organization))
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    let (cleaner, service) = (inputs.cleaner, observed.service)
    try service.requireEnabled(in: observed.organization, cleaner)
    let name = cleaner.line(service.name, limit: 80)
    let profiles = service.profiles.map { profile in
      ListedItem(
        value: service.key(of: profile), label: cleaner.line(profile.name, limit: 80),
        detail: cleaner.line(profile.note, limit: 120))
    }
    var conclusion = Conclusion(.passed)
    conclusion.texts = ["name": name, "anyProfile": profiles.isEmpty ? "no" : "yes"]
    conclusion.lists = ["profiles": profiles]
    conclusion.evidence = [
      Evidence("Organization", cleaner.line(observed.organization.name, limit: 80)),
      Evidence("Developer terms", "accepted, latest version"),
      Evidence("Service", "\(name), can be added"),
      Evidence("Product profiles", ProblemText.list(profiles.map(\.label))),
    ]
    if !observed.organization.isAdministrator {
      conclusion.cautions.append(
        "Your role in this organization is \(cleaner.line(observed.organization.role, limit: 40)), "
          + "not ADMIN.")
    }
    return conclusion
  }
}
