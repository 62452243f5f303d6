import HTTP
import Values

extension ConsoleClient {
  /// The organizations of the person.
  func organizations() async throws(Problem) -> [ConsoleOrganization] {
    try await list(["organizations"], act: "listing the organizations")
      .compactMap(ConsoleOrganization.init)
  }

  /// The organization of a name: its IMS ID or its number.
  func organization(named wanted: String) async throws(Problem) -> ConsoleOrganization {
    let all = try await organizations()
    guard let found = all.first(where: { $0.isNamed(wanted) }) else {
      throw .console(
        .organization(
          wanted: cleaner.line(wanted, limit: 80),
          known: all.map { cleaner.line($0.name, limit: 60) }))
    }
    return found
  }

  /// Whether the person has accepted Adobe's terms for developers.
  func terms(_ organization: ConsoleOrganization) async throws(Problem) -> ConsoleTerms {
    ConsoleTerms(
      try await json(
        .get, ["services", "ims", "organizations", organization.id, "terms"],
        act: "checking whether the developer terms are accepted"))
  }

  /// A service as an organization has it.
  ///
  /// - Throws: ``ConsoleProblem/serviceUnknown(code:organization:)`` when it is not in the list.
  func service(
    _ code: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> ConsoleService {
    let all = try await list(
      ["organizations", organization.id, "services"], query: [("sdkCodes", code)],
      act: "reading the services of the organization")
    guard let found = all.compactMap(ConsoleService.init).first(where: { $0.code == code }) else {
      throw .console(
        .serviceUnknown(
          code: cleaner.line(code, limit: 60),
          organization: cleaner.line(organization.name, limit: 80))
      )
    }
    return found
  }

  /// The project of exactly that title; nil when there is none.
  ///
  /// - Throws: ``ConsoleProblem/severalProjects(title:)`` when the title does not show which one.
  func project(
    title: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> ConsoleProject? {
    let all = try await list(
      ["organizations", organization.id, "projects"], query: [("title", title)],
      act: "looking for the project"
    ).compactMap(ConsoleProject.init).filter { $0.title == title && !$0.isDeleted }
    guard all.count <= 1 else {
      throw .console(.severalProjects(title: cleaner.line(title, limit: 60)))
    }
    return all.first
  }

  /// The workspace to use: the only one, or the one called Production; nil when there is none.
  ///
  /// - Throws: ``ConsoleProblem/severalWorkspaces(project:names:)`` when neither is there.
  func workspace(
    of project: ConsoleProject, _ organization: ConsoleOrganization
  ) async throws(Problem) -> ConsoleWorkspace? {
    let all = try await list(
      ["organizations", organization.id, "projects", project.id, "workspaces"],
      act: "reading the workspaces of the project"
    ).compactMap(ConsoleWorkspace.init)
    if all.count <= 1 { return all.first }
    guard let production = all.first(where: { $0.name == "Production" }) else {
      throw .console(
        .severalWorkspaces(
          project: cleaner.line(project.title, limit: 60),
          names: all.map { cleaner.line($0.name, limit: 40) }))
    }
    return production
  }

  /// The OAuth Server-to-Server credential of that name; nil when there is none.
  func credential(
    name: String, in place: ConsoleWorkplace
  ) async throws(Problem) -> ConsoleIntegration? {
    let all = try await list(
      place.parts + ["credentials"], act: "reading the credentials of the project")
    for entry in all {
      // The specification says `credential_type`, the console `integration_type`.
      let type = (entry["integration_type"] ?? entry["credential_type"])?.string ?? ""
      guard type.hasPrefix("oauth_server_to_server"),
        let id = entry["id_integration"]?.identifier, !id.isEmpty
      else { continue }
      let found = try await integration(id, place.organization)
      if found.name == name { return found }
    }
    return nil
  }

  /// A credential's details: its services, profiles and technical account.
  func integration(
    _ id: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> ConsoleIntegration {
    let act = "reading the credential's details"
    let json = try await json(
      .get, ["organizations", organization.id, "integrations", id], act: act)
    guard let found = ConsoleIntegration(json) else {
      throw .console(.incomplete(act: act, member: "id"))
    }
    return found
  }

  /// The part of the workspace's download that is about a client.
  func download(
    _ clientID: String, in place: ConsoleWorkplace
  ) async throws(Problem) -> ConsoleDownload {
    let response = try await send(
      .get, place.parts + ["download"], act: "downloading the project's JSON")
    return ConsoleDownload(response.body, clientID: clientID)
  }

  /// The secrets of a credential, without the secrets themselves.
  func secrets(
    _ credential: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> [ConsoleSecret] {
    try await secrets(["organizations", organization.id, "credentials", credential, "secrets"])
  }

  /// The secrets of a credential with the secrets themselves, as far as the console shows them.
  func secretValues(
    _ credential: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> [ConsoleSecret] {
    try await secrets(["organizations", organization.id, "integrations", credential, "secrets"])
  }

  private func secrets(_ parts: [String]) async throws(Problem) -> [ConsoleSecret] {
    let json = try await json(.get, parts, act: "reading the client secrets")
    return json["client_secrets"]?.array?.compactMap(ConsoleSecret.init) ?? []
  }

  /// The state of a credential's migration from JWT; the console's word when it is not known here.
  func migration(
    _ credential: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> String {
    let act = "reading the state of the migration from JWT"
    let json = try await json(
      .get,
      ["organizations", organization.id, "credentials", "oauth-server-to-server", credential]
        + ["status"], act: act)
    guard let status = json["migrationStatus"]?.identifier, !status.isEmpty else {
      throw .console(.incomplete(act: act, member: "migrationStatus"))
    }
    return status
  }

  /// The place of the credential with a client ID.
  func place(
    clientID: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> ConsolePlace {
    let act = "looking for the client ID"
    let json = try await json(
      .get, ["organizations", organization.id, "clients", clientID, "project_workspace"], act: act)
    guard let credential = json["integrationId"]?.identifier, !credential.isEmpty else {
      throw .console(.incomplete(act: act, member: "integrationId"))
    }
    return ConsolePlace(project: json["projectId"]?.identifier ?? "", credential: credential)
  }
}

/// A workspace with what leads to it.
struct ConsoleWorkplace: Equatable, Sendable {
  /// The organization that the project belongs to.
  let organization: ConsoleOrganization
  /// The project in it.
  let project: ConsoleProject
  /// The workspace in that.
  let workspace: ConsoleWorkspace

  /// The segments of its path.
  var parts: [String] {
    ["organizations", organization.id, "projects", project.id, "workspaces", workspace.id]
  }
}
