import Values

/// One call of the Developer Console API, together with the state that it changes.
struct ConsoleCall {
  let request: IncomingRequest
  /// The values of the path for the names that are in braces in the route.
  let parameters: [String: String]
  let faults: Set<SandboxFault>
  /// The time of the call, in milliseconds since 1970.
  let now: Int
  /// The state, whose changes count only when the call succeeds.
  var state: ConsoleState

  /// The body as JSON.
  func body() throws(ConsoleProblem) -> JSONValue {
    guard let value = try? JSONValue(parsing: request.body) else {
      throw .badRequest("The body is no JSON")
    }
    return value
  }

  /// The organization that the path names by its number.
  func organization() throws(ConsoleProblem) -> ConsoleState.Organization {
    let id = parameters["organization"]
    guard let found = state.organizations.first(where: { $0.id == id }) else {
      throw .notFound("Organization not found")
    }
    return found
  }

  /// The index of the project that the path names.
  func projectIndex() throws(ConsoleProblem) -> Int {
    let organization = try organization()
    let index = state.projects.firstIndex {
      $0.id == parameters["project"] && $0.organization == organization.id
    }
    guard let index else { throw .notFound("Project not found") }
    return index
  }

  /// The indices of the project and the workspace that the path names.
  func workspaceIndex() throws(ConsoleProblem) -> (project: Int, workspace: Int) {
    let project = try projectIndex()
    let index = state.projects[project].workspaces.firstIndex {
      $0.id == parameters["workspace"]
    }
    guard let index else { throw .notFound("Workspace not found") }
    return (project, index)
  }

  /// The index of the credential that the path names, in the workspace if the path names one.
  func credentialIndex() throws(ConsoleProblem) -> Int {
    let organization = try organization()
    if parameters["workspace"] != nil { _ = try workspaceIndex() }
    let index = state.credentials.firstIndex {
      $0.id == parameters["credential"] && $0.organization == organization.id
        && [nil, $0.workspace].contains(parameters["workspace"])
    }
    guard let index else { throw .notFound("Credential not found") }
    return index
  }

  /// Refuses to create anything before the terms are accepted.
  func requireTerms() throws(ConsoleProblem) {
    guard hasAcceptedTerms else { throw .forbidden("Developer Terms are not accepted") }
  }

  /// Whether the current terms are accepted.
  var hasAcceptedTerms: Bool {
    state.hasAcceptedTerms || !faults.contains(.consoleTermsNotAccepted)
  }
}
