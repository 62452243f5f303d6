import Values

/// The migration of a JWT credential to OAuth: start, cancel, finish.
enum MigrationRoutes {
  private static let base =
    "/organizations/{organization}/credentials/oauth-server-to-server/{credential}"

  /// All routes for the migration.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", "\(base)/status", status),
    ConsoleRoute("GET", "\(base)/binding", get),
    ConsoleRoute("POST", "\(base)/binding", start),
    ConsoleRoute("DELETE", "\(base)/binding", cancel),
    ConsoleRoute("PATCH", "\(base)/finalize", finish),
  ]

  private static func status(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let credential = call.state.credentials[try call.credentialIndex()]
    let isMigrated = credential.kind == .jwt && call.faults.contains(.jwtMigrated)
    return .json([
      "migrationStatus": .string(isMigrated ? "COMPLETED" : credential.migrationStatus)
    ])
  }

  private static func get(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let credential = call.state.credentials[try call.credentialIndex()]
    guard credential.kind != .jwt else { throw .notFound("Binding not found") }
    return .json(binding(credential, call))
  }

  private static func start(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try index(of: .jwt, call)
    call.state.credentials[index].kind = .migrating
    call.state.credentials[index].modified = call.now
    return .json(status: 201, binding(call.state.credentials[index], call))
  }

  private static func cancel(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try index(of: .migrating, call)
    call.state.credentials[index].kind = .jwt
    call.state.credentials[index].modified = call.now
    return OutgoingAnswer(status: 204)
  }

  private static func finish(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try index(of: .migrating, call)
    call.state.credentials[index].kind = .oauth
    call.state.credentials[index].wasJWT = true
    call.state.credentials[index].bindings = []
    call.state.credentials[index].modified = call.now
    return OutgoingAnswer(status: 200)
  }

  private static func index(
    of kind: ConsoleCredential.Kind, _ call: ConsoleCall
  ) throws(ConsoleProblem) -> Int {
    let index = try call.credentialIndex()
    let credential = call.state.credentials[index]
    guard credential.kind == kind else {
      throw .badRequest("The migration of the credential is \(credential.migrationStatus)")
    }
    return index
  }

  private static func binding(_ credential: ConsoleCredential, _ call: ConsoleCall) -> JSONValue {
    let code = call.state.organizations.first { $0.id == credential.organization }?.code
    return [
      "organizationId": .string(code ?? ""), "clientId": .string(credential.clientID),
      "allowedScopes": .string(credential.scopes.joined(separator: ",")),
      "servicePrincipalId": .string(credential.technicalAccountID),
      "createdByUser": .string(ConsoleUser.id),
      "createdAt": .string(String(credential.modified)),
    ]
  }
}
