import Values

/// The JSON of a workspace, as Developer Console offers it for download.
struct WorkspaceDocument: Sendable {
  let state: ConsoleState
  let project: ConsoleProject
  let workspace: ConsoleWorkspace

  /// The document: `project.workspace.details.credentials` and so on; `workspace` is beside `org`.
  var json: JSONValue {
    let organization = state.organizations.first { $0.id == project.organization }
    let credentials = state.credentials.filter { $0.workspace == workspace.id }
    var codes: [String] = []
    for subscription in credentials.flatMap(\.subscriptions)
    where !codes.contains(subscription.code) {
      codes.append(subscription.code)
    }
    return [
      "project": [
        "id": .string(project.id), "name": .string(project.name),
        "title": .string(project.title), "description": .string(project.description),
        "org": [
          "id": .string(project.organization), "name": .string(organization?.name ?? ""),
          "ims_org_id": .string(organization?.code ?? ""),
        ],
        "workspace": [
          "id": .string(workspace.id), "name": .string(workspace.name),
          "title": .string(workspace.title), "description": .string(workspace.description),
          "details": [
            "credentials": .array(credentials.map(json)),
            "services": .array(
              codes.compactMap(ConsoleService.named).map {
                ["code": .string($0.code), "name": .string($0.name)]
              }),
            "runtime": ["namespaces": []],
          ],
        ],
      ]
    ]
  }

  private func json(_ credential: ConsoleCredential) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(credential.id), "name": .string(credential.name),
      "integration_type": .string(credential.kind.rawValue),
    ]
    if credential.kind != .oauth { members["jwt"] = jwt(credential) }
    if credential.kind != .jwt { members["oauth_server_to_server"] = oauth(credential) }
    return .object(members)
  }

  private func jwt(_ credential: ConsoleCredential) -> JSONValue {
    [
      "client_id": .string(credential.clientID),
      "client_secret": .string(credential.secrets.first?.value ?? ""),
      "technical_account_email": .string(credential.technicalAccountEmail),
      "technical_account_id": .string(credential.technicalAccountID),
      "meta_scopes": .array(credential.metascopes.map(JSONValue.string)),
    ]
  }

  private func oauth(_ credential: ConsoleCredential) -> JSONValue {
    [
      "client_id": .string(credential.clientID),
      "client_secrets": .array(credential.secrets.map { .string($0.value) }),
      "technical_account_email": .string(credential.technicalAccountEmail),
      "technical_account_id": .string(credential.technicalAccountID),
      "scopes": .array(credential.scopes.map(JSONValue.string)),
    ]
  }
}
