import Values

/// Workspaces of a project.
enum WorkspaceRoutes {
  private static let base = "/organizations/{organization}/projects/{project}/workspaces"

  /// All routes for workspaces.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", base, list),
    ConsoleRoute("POST", base, create),
    ConsoleRoute("GET", "\(base)/{workspace}", get),
    ConsoleRoute("PATCH", "\(base)/{workspace}", edit),
    ConsoleRoute("DELETE", "\(base)/{workspace}", delete),
    ConsoleRoute("GET", "\(base)/{workspace}/download", download),
    ConsoleRoute(
      "GET", "/organizations/{organization}/projects_workspaces/workspaces/{id}", find),
  ]

  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    .json(.array(call.state.projects[try call.projectIndex()].workspaces.map(json)))
  }

  private static func create(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try call.projectIndex()
    try call.requireTerms()
    let project = call.state.projects[index]
    guard project.kind == .appBuilder || project.workspaces.isEmpty else {
      throw .secondWorkspace
    }
    let body = try call.body()
    let name = try ConsoleNames.requireName(body["name"]?.string)
    guard !project.workspaces.contains(where: { $0.name == name }) else { throw .duplicateName }
    let workspace = ConsoleWorkspace(
      id: call.state.longNumber(), name: name, title: body["title"]?.string ?? "",
      description: try ConsoleNames.requireDescription(body["description"]?.string),
      created: call.now, modified: call.now)
    call.state.projects[index].workspaces.append(workspace)
    return .json(
      status: 201, ["projectId": .string(project.id), "workspaceId": .string(workspace.id)])
  }

  private static func get(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let place = try call.workspaceIndex()
    return .json(json(call.state.projects[place.project].workspaces[place.workspace]))
  }

  private static func edit(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let place = try call.workspaceIndex()
    let body = try call.body()
    var workspace = call.state.projects[place.project].workspaces[place.workspace]
    workspace.name = try ConsoleNames.requireName(body["name"]?.string)
    if let title = body["title"]?.string { workspace.title = title }
    if let text = body["description"]?.string {
      workspace.description = try ConsoleNames.requireDescription(text)
    }
    workspace.modified = call.now
    call.state.projects[place.project].workspaces[place.workspace] = workspace
    return .json(json(workspace))
  }

  private static func delete(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let place = try call.workspaceIndex()
    let removed = call.state.projects[place.project].workspaces.remove(at: place.workspace)
    call.state.credentials.removeAll { $0.workspace == removed.id }
    return OutgoingAnswer(status: 200)
  }

  private static func download(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let place = try call.workspaceIndex()
    let project = call.state.projects[place.project]
    return .json(
      WorkspaceDocument(
        state: call.state, project: project, workspace: project.workspaces[place.workspace]
      ).json)
  }

  private static func find(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    let id = call.parameters["id"] ?? ""
    let project = call.state.projects.first {
      $0.organization == organization.id && $0.workspaces.contains { $0.id == id }
    }
    guard let project else { throw .notFound("Project not found") }
    return .json(["projectId": .string(project.id), "workspaceId": .string(id)])
  }

  private static func json(_ workspace: ConsoleWorkspace) -> JSONValue {
    [
      "id": .string(workspace.id), "name": .string(workspace.name),
      "title": .string(workspace.title), "description": .string(workspace.description),
      "quota_usage": "", "enabled": 1, "runtime_enabled": 0, "runtime_namespace": .null,
      "date_created": .string(ConsoleTime.text(workspace.created)),
      "date_last_modified": .string(ConsoleTime.text(workspace.modified)),
      "who_created": .string(ConsoleUser.id), "who_last_modified": .string(ConsoleUser.id),
    ]
  }
}
