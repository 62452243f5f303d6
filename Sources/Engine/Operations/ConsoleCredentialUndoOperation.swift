import Values

/// `console.credential.undo`: an organization without the project and the credential that were
/// created.
///
/// Only what was not there before goes: the credential while nobody has added anything to it, the
/// project while it is empty. An API that was added to an earlier credential is left to a person.
struct ConsoleCredentialUndoOperation: Operation {
  let signature = OperationSignature(
    name: "console.credential.undo", inputs: Wanted.inputs, changes: true)

  /// The project and the credential that were created, and the earlier state.
  struct Wanted: DecodedInputs {
    private typealias Made = ConsoleCredentialOperation.Wanted
    static let inputs: [any OperationInput] =
      ConsoleClient.inputs + [
        ConsoleClient.organization, Made.title, Made.name,
        ConsoleServiceOperation.Wanted.code.optional,
      ]

    let console: ConsoleClient
    /// The IMS ID or the number of an organization.
    let organization: String
    let title: String
    let name: String
    let sdkCode: String?
    let restore: [String: String]

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      console = try ConsoleClient(inputs, context)
      organization = try inputs[ConsoleClient.organization]
      title = try inputs[Made.title]
      name = try inputs[Made.name]
      sdkCode = inputs[ConsoleServiceOperation.Wanted.code.optional]
      restore = inputs.restore
    }
  }

  private static let project = "project"
  private static let credential = "credential"
  private static let service = "service"
  private static let absent = "absent"

  /// The present state of what was created.
  struct Observation: Sendable {
    /// The organization in which it was created.
    var organization: ConsoleOrganization
    /// The workspace, as far as the project exists.
    var place: ConsoleWorkplace?
    /// The project of that title; nil when it is gone.
    var project: ConsoleProject?
    /// The credential of that name; nil when it is gone.
    var credential: ConsoleIntegration?
    /// The number of client secrets of the credential.
    var secrets = 0
    /// The number of other credentials in the project.
    var others = 0
  }

  /// The entries that a plan records about the earlier state.
  static func restore(_ observed: ConsoleCredentialOperation.Observation) -> [String: String] {
    var restore: [String: String] = [:]
    if observed.project == nil { restore[project] = absent }
    guard let found = observed.credential else {
      restore[credential] = absent
      return restore
    }
    if found.services[observed.service.code] == nil { restore[service] = absent }
    return restore
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let console = wanted.console
    context.report(Progress("Looking for the project"))
    let organization = try await console.organization(named: wanted.organization)
    var found = Observation(organization: organization)
    found.project = try await console.project(
      title: wanted.title, organization)
    guard let project = found.project,
      let workspace = try await console.workspace(of: project, organization)
    else { return found }
    let place = ConsoleWorkplace(
      organization: organization, project: project, workspace: workspace)
    found.place = place
    context.report(Progress("Looking for the credential"))
    found.credential = try await console.credential(
      name: wanted.name, in: place)
    let all = try await console.list(
      place.parts + ["credentials"], act: "reading the credentials of the project")
    found.others = all.count - (found.credential == nil ? 0 : 1)
    if let credential = found.credential {
      found.secrets = try await console.secrets(credential.id, organization).count
    }
    return found
  }

  func plan(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Plan {
    let (cleaner, restore) = (wanted.console.cleaner, wanted.restore)
    let name = cleaner.line(wanted.name)
    let title = cleaner.line(wanted.title)
    var plan = Plan()
    if restore[Self.credential] == Self.absent, let credential = observed.credential {
      plan.changes.append(
        Change(
          "Credential “\(name)”",
          before: "OAuth Server-to-Server, client ID \(cleaner.line(credential.clientID))",
          after: nil
        ))
      let others = credential.services.keys.filter { $0 != wanted.sdkCode }.sorted()
      if !others.isEmpty {
        let list = ProblemText.list(others.map { cleaner.line($0, limit: 60) })
        plan.drift.append(Drift("The credential “\(name)” now has more APIs: \(list)."))
      }
      if observed.secrets > 1 {
        plan.drift.append(Drift("The credential “\(name)” has \(observed.secrets) client secrets."))
      }
      plan.cautions = [
        "Systems that sign in with this client ID no longer get tokens. Adobe does not issue "
          + "this client ID again."
      ]
    }
    if restore[Self.project] == Self.absent, observed.project != nil {
      if observed.others == 0 {
        plan.changes.append(
          Change(
            "Project “\(title)”",
            before: "created by aem-setup", after: nil))
      } else {
        plan.left.append(
          Remainder(
            "aem-setup keeps the project “\(title)”, which now has \(observed.others) other "
              + "credentials.",
            act: "When nobody needs the project, delete it in Developer Console."))
      }
    }
    // A second run after an interrupted one found the credential of the first: that one goes whole.
    if restore[Self.credential] != Self.absent, restore[Self.service] == Self.absent,
      let code = wanted.sdkCode,
      observed.credential?.services[code] != nil
    {
      plan.left.append(
        Remainder(
          "aem-setup did not create the credential “\(name)”, but added the API "
            + "\(cleaner.line(code)) to it.",
          act: "If nothing uses that API, remove it from the credential in Developer Console."))
    }
    return plan
  }

  func apply(
    _ plan: Plan, from observed: Observation, _ wanted: Wanted, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    let console = wanted.console
    let restore = wanted.restore
    if restore[Self.credential] == Self.absent, let credential = observed.credential,
      let place = observed.place
    {
      context.report(Progress("Deleting the credential", done: 0, of: 2))
      let name = credential.name
      try await Self.remove { () async throws(Problem) in
        try await console.deleteCredential(credential.id, in: place)
      } isGone: { () async throws(Problem) in
        try await console.credential(name: name, in: place) == nil
      }
    }
    if restore[Self.project] == Self.absent, observed.others == 0, let project = observed.project {
      context.report(Progress("Deleting the project", done: 1, of: 2))
      let (title, organization) = (project.title, observed.organization)
      try await Self.remove { () async throws(Problem) in
        try await console.deleteProject(project, organization)
      } isGone: { () async throws(Problem) in
        try await console.project(title: title, organization) == nil
      }
    }
    return [:]
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let name = wanted.console.cleaner.line(wanted.name)
    conclusion.evidence = [
      Evidence("Credential “\(name)”", observed.credential == nil ? "deleted" : "exists")
    ]
    return conclusion
  }

  /// Deletes once; when the answer gets lost, what it should say is looked up, never sent again.
  private static func remove(
    _ delete: () async throws(Problem) -> Void, isGone: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    do {
      try await delete()
    } catch {
      guard error.mayHaveBeenDone, try await isGone() else { throw error }
    }
  }
}
