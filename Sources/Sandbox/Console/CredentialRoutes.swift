import Values

/// Credentials: list, create, find, details, delete.
enum CredentialRoutes {
  private static let workspace =
    "/organizations/{organization}/projects/{project}/workspaces/{workspace}/credentials"
  private static let organization =
    "/organizations/{organization}/credentials/oauth-server-to-server"
  private static let integration = "/organizations/{organization}/integrations/{credential}"

  /// All routes for credentials.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", workspace, list),
    ConsoleRoute("POST", "\(workspace)/oauth-server-to-server", create),
    ConsoleRoute("POST", "\(workspace)/entp", createJWT),
    ConsoleRoute("DELETE", "\(workspace)/{credential}", delete),
    ConsoleRoute("POST", organization, createWithProject),
    ConsoleRoute("PUT", "\(organization)/{credential}", update),
    ConsoleRoute("POST", "/organizations/{organization}/integrations/entp", createJWT),
    ConsoleRoute("GET", "/organizations/{organization}/integrations", listAll),
    ConsoleRoute("GET", integration, details),
    ConsoleRoute("DELETE", integration, deleteIntegration),
    ConsoleRoute(
      "GET", "/organizations/{organization}/projects_workspaces/credentials/{credential}",
      findByID),
    ConsoleRoute(
      "GET", "/organizations/{organization}/clients/{client}/project_workspace", findByClient),
    ConsoleRoute("GET", "/clients/{client}/credential", findAnywhere),
  ]

  /// A credential in the form of a workspace's list.
  ///
  /// The member is `integration_type`, although the published document names it differently.
  static func listed(_ credential: ConsoleCredential) -> JSONValue {
    [
      "id_workspace": .string(credential.workspace), "id_integration": .string(credential.id),
      "flow_type": "entp", "integration_type": .string(credential.kind.rawValue),
    ]
  }

  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    _ = try call.workspaceIndex()
    let id = call.parameters["workspace"]
    return .json(.array(call.state.credentials.filter { $0.workspace == id }.map(listed)))
  }

  /// Lists credentials in pages that begin with 0 and have 50 credentials at most.
  private static func listAll(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    let query = call.request.fields(charset: .utf8)
    let all = call.state.credentials.filter { $0.organization == organization.id }
    let page = query.first("page").map(Int.init) ?? 0
    let size = query.first("size").map(Int.init) ?? 50
    guard let page, let size, (0...100_000).contains(page), (1...50).contains(size) else {
      throw .badRequest("page counts from 0, and size is 1 to 50")
    }
    let content: [JSONValue] = all.dropFirst(page * size).prefix(size).map { credential in
      var members = summary(credential)
      members["lastModified"] = members.removeValue(forKey: "lastModifiedDate")
      members["production"] = true
      members["sdkList"] = .array(credential.subscriptions.map { .string($0.code) })
      return .object(members)
    }
    return .json([
      "page": .integer(page), "pages": .integer((all.count + size - 1) / size),
      "size": .integer(content.count), "total": .integer(all.count), "content": .array(content),
    ])
  }

  private static func create(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let place = try call.workspaceIndex()
    let project = call.state.projects[place.project]
    let made = try make(
      in: project, workspace: project.workspaces[place.workspace].id, &call)
    return .json([
      "id": .string(made.credential.id), "apiKey": .string(made.credential.clientID),
      "orgId": .string(made.credential.organization),
    ])
  }

  /// Creates a credential together with a project for it.
  private static func createWithProject(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    let number = call.state.longNumber()
    let project = call.state.addProject(
      organization: organization.id, name: "Project\(number.suffix(9))",
      title: "Project \(number.suffix(9))", description: "", kind: .plain, now: call.now)
    let made = try make(in: project, workspace: nil, &call)
    return .json(
      status: 201,
      [
        "id": .string(made.credential.id), "apiKey": .string(made.credential.clientID),
        "orgId": .string(made.credential.organization),
        "technicalAccountId": .string(made.credential.technicalAccountID),
        "projectId": .string(project.id), "workspaceId": .string(made.credential.workspace),
        "subscriptionResult": made.result.json(always: true),
      ])
  }

  /// Adds the OAuth Server-to-Server credential that the body describes, with its services.
  private static func make(
    in project: ConsoleProject, workspace: String?, _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> (credential: ConsoleCredential, result: SubscriptionResult) {
    try call.requireTerms()
    let body = try call.body()
    let name = try ConsoleNames.requireCredentialName(body["name"]?.string)
    guard let description = body["description"]?.string else {
      throw .badRequest("description is missing")
    }
    try requireFree(name, in: project.organization, except: nil, call)
    guard !call.faults.contains(.consoleQuota) else { throw .quotaExceeded }
    var credential = call.state.newCredential(
      kind: .oauth, name: name, description: description, in: project, workspace: workspace,
      now: call.now)
    let result = Subscribing(faults: call.faults)
      .replace(with: body["services"]?.array ?? [], in: &credential)
    call.state.credentials.append(credential)
    return (credential, result)
  }

  private static func requireFree(
    _ name: String, in organization: String, except id: String?, _ call: ConsoleCall
  ) throws(ConsoleProblem) {
    let isTaken = call.state.credentials.contains {
      $0.organization == organization && $0.name == name && $0.id != id
    }
    guard !isTaken else { throw .duplicateName }
  }

  /// Refuses to create a JWT credential, which Adobe stopped issuing on 3 June 2024.
  private static func createJWT(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    _ = try call.organization()
    throw .forbidden("Service Account (JWT) credentials can no longer be created")
  }

  private static func update(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try call.credentialIndex()
    let body = try call.body()
    var credential = call.state.credentials[index]
    credential.name = try ConsoleNames.requireCredentialName(body["name"]?.string)
    credential.description = body["description"]?.string ?? ""
    credential.modified = call.now
    try requireFree(credential.name, in: credential.organization, except: credential.id, call)
    if let services = body["services"]?.array {
      _ = Subscribing(faults: call.faults).replace(with: services, in: &credential)
    }
    call.state.credentials[index] = credential
    return .json(.object(summary(credential)))
  }

  private static func delete(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    call.state.credentials.remove(at: try call.credentialIndex())
    return OutgoingAnswer(status: 200)
  }

  private static func deleteIntegration(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    call.state.credentials.remove(at: try call.credentialIndex())
    return OutgoingAnswer(status: 204)
  }

  private static func summary(_ credential: ConsoleCredential) -> [String: JSONValue] {
    [
      "id": .string(credential.id), "apikey": .string(credential.clientID),
      "orgId": .string(credential.organization), "name": .string(credential.name),
      "description": .string(credential.description), "status": "ENABLED", "type": "entp",
      "createdDate": .integer(credential.created),
      "lastModifiedDate": .integer(credential.modified),
    ]
  }

  private static func details(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let credential = call.state.credentials[try call.credentialIndex()]
    let services = credential.subscriptions.compactMap { ConsoleService.named($0.code) }
    let chosen = credential.subscriptions.flatMap(\.profiles)
    // Each service lists the profiles of all services here, as Developer Console does.
    let profiles = services.flatMap(\.profiles).filter { chosen.contains($0.id) }
    var members = summary(credential)
    members["technicalAccountId"] = .string(credential.technicalAccountID)
    members["technicalAccountEmail"] = .string(credential.technicalAccountEmail)
    members["production"] = true
    members["readOnly"] = false
    members["sdkList"] = .array(services.map { .string($0.code) })
    members["serviceProperties"] = .array(
      credential.subscriptions.compactMap { subscription in
        guard let service = ConsoleService.named(subscription.code) else { return nil }
        let scopes = subscription.isScopeless ? [] : service.scopes
        return [
          "sdkCode": .string(service.code), "name": .string(service.name), "roles": [],
          "scopes": .array(scopes.map(JSONValue.string)),
          "licenseConfigs": .array(profiles.map(\.json)),
        ]
      })
    return .json(.object(members))
  }

  private static func findByID(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let credential = call.state.credentials[try call.credentialIndex()]
    return .json([
      "projectId": .string(credential.project), "workspaceId": .string(credential.workspace),
      "credentialId": .string(credential.id),
    ])
  }

  private static func findByClient(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    guard let credential = call.state.credential(clientID: call.parameters["client"]),
      credential.organization == organization.id
    else { throw .notFound("Project/workspace not found") }
    return .json([
      "projectId": .string(credential.project), "workspaceId": .string(credential.workspace),
      "integrationId": .string(credential.id),
    ])
  }

  private static func findAnywhere(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    guard let credential = call.state.credential(clientID: call.parameters["client"]) else {
      throw .notFound("Credential not found")
    }
    let code = call.state.organizations.first { $0.id == credential.organization }?.code
    return .json([
      "org_id": .string(credential.organization), "org_code": .string(code ?? ""),
      "project_id": .string(credential.project), "workspace_id": .string(credential.workspace),
      "credential_id": .string(credential.id), "client_id": .string(credential.clientID),
      "flow_type": "entp", "credential_type": .string(credential.kind.rawValue),
      "metadata": [:],
      "services": .array(credential.subscriptions.map { .string($0.code) }),
    ])
  }
}
