import Values

/// `console.service`: whether a service can be added in an organization, and with which profiles.
struct ConsoleServiceOperation: Operation {
  let signature = OperationSignature(
    name: "console.service", inputs: Wanted.inputs,
    outputs: [.text("name"), .list("profiles"), .answer("anyProfile")], changes: false,
    verifies: .itself)

  /// The service, and where.
  struct Wanted: DecodedInputs {
    static let code = Input.text("sdkCode")
    static let inputs: [any OperationInput] =
      ConsoleClient.inputs + [ConsoleClient.organization, code]

    let console: ConsoleClient
    /// The IMS ID or the number of an organization.
    let organization: String
    let sdkCode: String

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      console = try ConsoleClient(inputs, context)
      organization = try inputs[ConsoleClient.organization]
      sdkCode = try inputs[Self.code]
    }
  }

  /// The service, and where.
  struct Observation: Sendable {
    /// The organization that has the service.
    var organization: ConsoleOrganization
    /// The service as that organization has it.
    var service: ConsoleService
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let console = wanted.console
    context.report(Progress("Reading the organization", done: 0, of: 3))
    let organization = try await console.organization(named: wanted.organization)
    context.report(Progress("Reading the developer terms", done: 1, of: 3))
    let terms = try await console.terms(organization)
    guard terms.isAccepted, terms.isCurrent else {
      throw .console(.terms(isOutdated: terms.isAccepted))
    }
    context.report(Progress("Reading the service", done: 2, of: 3))
    return Observation(
      organization: organization, service: try await console.service(wanted.sdkCode, organization))
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let (cleaner, service) = (wanted.console.cleaner, observed.service)
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
