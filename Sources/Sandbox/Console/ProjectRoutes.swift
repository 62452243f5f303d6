import Values

/// Projects: list, create, details, change, delete.
enum ProjectRoutes {
  /// All routes for projects.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", "/organizations/{organization}/projects", list),
    ConsoleRoute("POST", "/organizations/{organization}/projects", create),
    ConsoleRoute("POST", "/organizations/{organization}/projects_workspaces", createBoth),
    ConsoleRoute("GET", "/organizations/{organization}/projects/{project}", get),
    ConsoleRoute("PATCH", "/organizations/{organization}/projects/{project}", edit),
    ConsoleRoute("DELETE", "/organizations/{organization}/projects/{project}", delete),
    ConsoleRoute("POST", "/organizations/{organization}/projects/{project}/can-delete", canDelete),
  ]

  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    let query = call.request.fields(charset: .utf8)
    var found = call.state.projects.filter { $0.organization == organization.id }
    if let title = query.first("title") { found = found.filter { $0.title == title } }
    if let kind = query.first("projectType") { found = found.filter { $0.kind.rawValue == kind } }
    if let kinds = query.first("credentialType")?.split(separator: ",").map(String.init) {
      found = found.filter { project in
        call.state.credentials.contains {
          $0.project == project.id && kinds.contains($0.kind.rawValue)
        }
      }
    }
    if let flows = query.first("credentialFlowType")?.split(separator: ",") {
      found = found.filter { project in
        flows.contains("entp") && call.state.credentials.contains { $0.project == project.id }
      }
    }
    if let ids = query.first("projectIds")?.split(separator: ",").map(String.init) {
      found = found.filter { ids.contains($0.id) }
    }
    try sort(&found, query)
    let page = try page(of: found, query)
    let hasCredentials = query.first("includeCredentials") == "true"
    return .json(.array(page.map { json($0, call.state, hasCredentials: hasCredentials) }))
  }

  private static func sort(
    _ projects: inout [ConsoleProject], _ query: FormFields
  ) throws(ConsoleProblem) {
    let isDescending: Bool
    switch query.first("sortOrder") {
    case nil, "ASC": isDescending = false
    case "DESC": isDescending = true
    case _?: throw .badRequest("sortOrder must be one of ASC DESC")
    }
    switch query.first("sortField") {
    case nil: return
    case "title": projects.sort { $0.title < $1.title }
    case "date_created": projects.sort { $0.created < $1.created }
    case "date_last_modified": projects.sort { $0.modified < $1.modified }
    case _?:
      throw .badRequest("sortField must be one of date_last_modified, date_created, title")
    }
    if isDescending { projects.reverse() }
  }

  /// The projects of a page: pages begin with 1 and have 100 projects unless `size` differs;
  /// without `page` there is only one.
  private static func page(
    of projects: [ConsoleProject], _ query: FormFields
  ) throws(ConsoleProblem) -> ArraySlice<ConsoleProject> {
    guard let text = query.first("page") else { return projects[...] }
    guard let page = Int(text), (1...100_000).contains(page) else {
      throw .badRequest("page must be a positive integer")
    }
    guard let size = Int(query.first("size") ?? "100"), (1...100_000).contains(size) else {
      throw .badRequest("size must be a positive integer")
    }
    return projects.dropFirst((page - 1) * size).prefix(size)
  }

  private static func create(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let project = try make(try call.body(), &call)
    return .json(
      status: 201,
      [
        "projectId": .string(project.id), "projectType": .string(project.kind.rawValue),
        "workspaceId": .string(project.workspaces.first?.id ?? ""),
      ])
  }

  /// Adds the project that a body describes.
  private static func make(
    _ body: JSONValue, _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> ConsoleProject {
    let organization = try call.organization()
    try call.requireTerms()
    let name = try ConsoleNames.requireName(body["name"]?.string)
    guard let kind = body["type"]?.string.flatMap(ConsoleProject.Kind.init) else {
      throw .badRequest("type must be one of default, jaeger")
    }
    let title = try ConsoleNames.requireTitle(body["title"]?.string)
    let description = try ConsoleNames.requireDescription(body["description"]?.string)
    let isTaken = call.state.projects.contains {
      $0.organization == organization.id && $0.name == name
    }
    guard !isTaken else { throw .duplicateName }
    return call.state.addProject(
      organization: organization.id, name: name, title: title, description: description,
      kind: kind, now: call.now)
  }

  private static func createBoth(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let body = try call.body()
    var project = try make(body["project"] ?? [:], &call)
    let wanted = body["workspaces"]?.array ?? []
    guard project.kind == .appBuilder || wanted.count <= 1 else { throw .secondWorkspace }
    if !wanted.isEmpty {
      var workspaces: [ConsoleWorkspace] = []
      for item in wanted {
        workspaces.append(
          ConsoleWorkspace(
            id: call.state.longNumber(),
            name: try ConsoleNames.requireName(item["name"]?.string),
            title: item["title"]?.string ?? "", description: item["description"]?.string ?? "",
            created: call.now, modified: call.now))
      }
      project.workspaces = workspaces
      call.state.projects[call.state.projects.count - 1] = project
    }
    return .json(
      status: 201,
      [
        "projectId": .string(project.id), "projectType": .string(project.kind.rawValue),
        "appId": .null, "runtime": ["error": false, "details": []],
        "workspaces": .array(project.workspaces.map { ["workspaceId": .string($0.id)] }),
      ])
  }

  private static func get(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    .json(json(call.state.projects[try call.projectIndex()], call.state))
  }

  private static func edit(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try call.projectIndex()
    let body = try call.body()
    if let name = body["name"]?.string {
      call.state.projects[index].name = try ConsoleNames.requireName(name)
    }
    if let title = body["title"]?.string {
      call.state.projects[index].title = try ConsoleNames.requireTitle(title)
    }
    if let text = body["description"]?.string {
      call.state.projects[index].description = try ConsoleNames.requireDescription(text)
    }
    call.state.projects[index].modified = call.now
    return .json(json(call.state.projects[index], call.state))
  }

  private static func delete(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let project = call.state.projects.remove(at: try call.projectIndex())
    call.state.credentials.removeAll { $0.project == project.id }
    return OutgoingAnswer(status: 200)
  }

  private static func canDelete(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    _ = try call.projectIndex()
    return .json(["errors": []])
  }

  /// A project in the form of lists and single answers: flags are numbers, times are text.
  private static func json(
    _ project: ConsoleProject, _ state: ConsoleState, hasCredentials: Bool = false
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(project.id), "name": .string(project.name), "title": .string(project.title),
      "description": .string(project.description), "type": .string(project.kind.rawValue),
      "enabled": 1, "deleted": 0, "org_id": .string(project.organization), "appId": .null,
      "date_created": .string(ConsoleTime.text(project.created)),
      "date_last_modified": .string(ConsoleTime.text(project.modified)),
      "who_created": .string(ConsoleUser.id), "who_last_modified": .string(ConsoleUser.id),
    ]
    if hasCredentials {
      members["workspaces"] = .array(
        project.workspaces.map { workspace in
          let credentials = state.credentials.filter { $0.workspace == workspace.id }
          return [
            "id": .string(workspace.id), "name": .string(workspace.name),
            "credentials": .array(credentials.map(CredentialRoutes.listed)),
          ]
        })
    }
    return .object(members)
  }
}
