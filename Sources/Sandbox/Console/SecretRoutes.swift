import Values

/// The client secrets of a credential: two at most, so that one can replace the other.
enum SecretRoutes {
  private static let base = "/organizations/{organization}/credentials/{credential}/secrets"

  /// All routes for client secrets.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", base, list),
    ConsoleRoute("POST", base, add),
    ConsoleRoute("DELETE", "\(base)/{secret}", delete),
    ConsoleRoute("GET", "/organizations/{organization}/integrations/{credential}/secrets", show),
  ]

  /// Lists the client secrets without their values.
  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    document(call.state.credentials[try call.credentialIndex()], hasValues: false)
  }

  /// Lists the client secrets with their values, which only this path returns.
  private static func show(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    document(call.state.credentials[try call.credentialIndex()], hasValues: true)
  }

  private static func add(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try changeable(call)
    guard call.state.credentials[index].secrets.count < ConsoleCredential.secretLimit else {
      throw .badRequest("A credential has two client secrets at most")
    }
    let secret = call.state.newSecret(now: call.now)
    call.state.credentials[index].secrets.append(secret)
    return .json(status: 201, .object(json(secret, hasValue: true)))
  }

  private static func delete(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try changeable(call)
    let id = call.parameters["secret"]
    let secrets = call.state.credentials[index].secrets
    guard let place = secrets.firstIndex(where: { $0.uuid == id }) else {
      throw .notFound("Client secret not found")
    }
    guard secrets.count > 1 else { throw .badRequest("The last client secret cannot be deleted") }
    call.state.credentials[index].secrets.remove(at: place)
    return OutgoingAnswer(status: 204)
  }

  private static func changeable(_ call: ConsoleCall) throws(ConsoleProblem) -> Int {
    let index = try call.credentialIndex()
    guard call.state.credentials[index].kind != .migrating else {
      throw .forbidden("Client secrets cannot be changed while a migration is open")
    }
    return index
  }

  private static func document(
    _ credential: ConsoleCredential, hasValues: Bool
  ) -> OutgoingAnswer {
    .json([
      "client_id": .string(credential.clientID),
      "client_secrets": .array(
        credential.secrets.map { secret in
          var members = json(secret, hasValue: hasValues)
          let usages: [JSONValue] = secret.usages.sorted { $0.key < $1.key }.map {
            ["last_used_at": .string(String($0.value)), "grant_type": .string($0.key)]
          }
          members["secret_usages"] = usages.isEmpty ? .null : .array(usages)
          return .object(members)
        }),
    ])
  }

  private static func json(
    _ secret: ConsoleCredential.Secret, hasValue: Bool
  ) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "uuid": .string(secret.uuid), "expires_at": "PERMANENT", "expires_at_str": "PERMANENT",
      "created_at": .string(String(secret.created)),
      "created_at_str": .string(ConsoleTime.text(secret.created)),
    ]
    if hasValue { members["client_secret"] = .string(secret.value) }
    return members
  }
}
