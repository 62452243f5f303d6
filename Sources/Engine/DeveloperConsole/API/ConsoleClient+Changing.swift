import HTTP
import Values

extension ConsoleClient {
  /// Creates something that has a name of its own, and finds it under that name.
  ///
  /// A change is sent once. When its answer gets lost, when the server fails half way or when the
  /// name is taken, what was to be created may exist: then it is looked for, never sent again.
  /// `what` is what is created, as the subject of a sentence: `the project`. Throws why it could
  /// not be created, when it does not exist.
  func make<Made: Sendable>(
    _ what: String, _ create: () async throws(Problem) -> Void,
    find: () async throws(Problem) -> Made?
  ) async throws(Problem) -> Made {
    do {
      try await create()
    } catch {
      if error.leavesChangeOpen {
        return try await context.search(after: error, finding: "\(what) does not exist", find)
      }
      guard error.mayHaveBeenDone, let made = try await find() else { throw error }
      return made
    }
    guard let made = try await find() else { throw .console(.notListed(what: what)) }
    return made
  }

  /// Creates an ordinary project; the console gives it a workspace.
  func createProject(
    title: String, _ organization: ConsoleOrganization
  ) async throws(Problem) {
    _ = try await send(
      .post, ["organizations", organization.id, "projects"],
      body: [
        "name": .string(ConsoleNames.projectName(title)), "title": .string(title),
        "type": "default", "description": .string(ConsoleNames.note),
      ], act: "creating the project")
  }

  /// Creates a workspace in a project that has none.
  func createWorkspace(
    in project: ConsoleProject, _ organization: ConsoleOrganization
  ) async throws(Problem) {
    _ = try await send(
      .post, ["organizations", organization.id, "projects", project.id, "workspaces"],
      body: ["name": "Production", "description": .string(ConsoleNames.note)],
      act: "creating the workspace")
  }

  /// Creates an OAuth Server-to-Server credential without any service.
  func createCredential(name: String, in place: ConsoleWorkplace) async throws(Problem) {
    _ = try await send(
      .post, place.parts + ["credentials", "oauth-server-to-server"],
      body: ["name": .string(name), "description": .string(ConsoleNames.note)],
      act: "creating the credential")
  }

  /// Subscribes a credential to one service; the list that is sent takes the place of the one that
  /// is there, so the credential must have no other service.
  func subscribe(
    _ credential: ConsoleIntegration, to service: ConsoleService, with profile: ConsoleProfile?,
    _ organization: ConsoleOrganization
  ) async throws(Problem) {
    let profiles: JSONValue =
      profile.map { profile in
        [["op": "add", "id": .string(profile.id), "productId": .string(profile.productID)]]
      } ?? .null
    let json = try await json(
      .put,
      ["organizations", organization.id, "credentials", "oauth-server-to-server"]
        + [credential.id, "services"],
      body: [
        [
          "sdkCode": .string(service.code), "roles": service.roles, "licenseConfigs": profiles,
        ]
      ], act: "adding the API to the credential")
    let errors = json["errorList"]?.array ?? []
    guard errors.isEmpty else {
      let words = errors.map { $0.string ?? $0["message"]?.string ?? "no reason stated" }
      throw .console(
        .subscription(
          service: cleaner.line(service.name, limit: 80),
          errors: words.map { cleaner.line($0, limit: 120) }))
    }
  }

  /// Adds a client secret.
  ///
  /// - Returns: the secret, which is shown this once, and its identifier; each nil when the answer
  ///   lacks it.
  func addSecret(
    _ credential: String, _ organization: ConsoleOrganization
  ) async throws(Problem) -> (id: String?, value: Secret?) {
    let json = try await json(
      .post, ["organizations", organization.id, "credentials", credential, "secrets"],
      act: "adding a client secret")
    let text = json["client_secret"]?.string ?? ""
    let id = json["uuid"]?.identifier ?? ""
    return (id.isEmpty ? nil : id, text.isEmpty ? nil : Secret(copying: text.utf8))
  }

  /// Deletes a credential by its number in the console.
  func deleteCredential(_ id: String, in place: ConsoleWorkplace) async throws(Problem) {
    _ = try await send(
      .delete, place.parts + ["credentials", id], act: "deleting the credential")
  }

  /// Deletes a project, unless the console says that it must not be: then it stays.
  func deleteProject(
    _ project: ConsoleProject, _ organization: ConsoleOrganization
  ) async throws(Problem) {
    let path = ["organizations", organization.id, "projects", project.id]
    let answer = try await json(
      .post, path + ["can-delete"], act: "asking whether the project can be deleted")
    guard answer["errors"]?.array?.isEmpty ?? true else { return }
    _ = try await send(.delete, path, act: "deleting the project")
  }

  /// Deletes a client secret.
  func deleteSecret(
    _ id: String, of credential: String, _ organization: ConsoleOrganization
  ) async throws(Problem) {
    _ = try await send(
      .delete, ["organizations", organization.id, "credentials", credential, "secrets", id],
      act: "deleting the client secret")
  }
}

/// The rules of the console for names.
enum ConsoleNames {
  /// The description of projects and credentials that are created here.
  static let note = "Created with aem-setup"

  /// The name of a project, which is derived from its title: the same title gets the same name, so
  /// that the console can refuse a second one.
  static func projectName(_ title: String) -> String {
    String(title.filter { isAllowed($0) }.prefix(20))
  }

  /// Why a text cannot be the title of a project; nil when it can.
  static func flaw(inTitle title: String) -> String? {
    guard title.contains(where: isAllowed), title.count <= 45,
      title.allSatisfy({ isAllowed($0) || $0 == " " })
    else { return "A project's title has 1 to 45 letters, digits and spaces." }
    return nil
  }

  /// Why a text cannot be the name of a credential; nil when it can.
  static func flaw(inCredentialName name: String) -> String? {
    guard (6...25).contains(name.count), name.trimmed == name, TerminalText.line(name) == name
    else { return "A credential's name has 6 to 25 characters." }
    return nil
  }

  /// Letters of Latin-1 and digits.
  private static func isAllowed(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF: return true
    default: return false
    }
  }
}
