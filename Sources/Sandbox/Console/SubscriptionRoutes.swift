import Values

/// The services of a credential.
enum SubscriptionRoutes {
  private static let workspace =
    "/organizations/{organization}/projects/{project}/workspaces/{workspace}/credentials"
  private static let organization =
    "/organizations/{organization}/credentials/oauth-server-to-server/{credential}"
  private static let entp = "/organizations/{organization}/integrations/entp/{credential}"

  /// All routes for the services of a credential.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("PUT", "\(workspace)/{type}/{credential}/services", replaceInWorkspace),
    ConsoleRoute("PUT", "\(organization)/services", replace),
    ConsoleRoute("PATCH", "\(organization)/service/subscribe", add),
    ConsoleRoute("PATCH", "\(organization)/service/unsubscribe", remove),
    ConsoleRoute("PUT", "\(entp)/services", replace),
    ConsoleRoute("POST", "\(entp)/service/subscribe", add),
    ConsoleRoute("POST", "\(entp)/service/unsubscribe", remove),
    ConsoleRoute("GET", "\(entp)/service/{sdk}/properties", properties),
  ]

  private static func replaceInWorkspace(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try call.credentialIndex()
    let type = call.parameters["type"]
    let kinds: [ConsoleCredential.Kind] =
      type == "entp"
      ? [.jwt, .migrating, .oauth] : type == "oauth_server_to_server" ? [.oauth, .migrating] : []
    guard kinds.contains(call.state.credentials[index].kind) else {
      throw .notFound("Credential not found")
    }
    return try replace(&call, always: false)
  }

  private static func replace(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    try replace(&call, always: true)
  }

  private static func replace(
    _ call: inout ConsoleCall, always: Bool
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    guard let wanted = try call.body().array else { throw .badRequest("The body is no list") }
    return try change(&call, always: always) { $0.replace(with: wanted, in: &$1) }
  }

  private static func add(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let wanted = try call.body()
    return try change(&call) { $0.add(wanted, to: &$1) }
  }

  private static func remove(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let code = try call.body()["sdkCode"]?.string
    return try change(&call) { $0.remove(code, from: &$1) }
  }

  private static func change(
    _ call: inout ConsoleCall, always: Bool = true,
    _ work: (Subscribing, inout ConsoleCredential) -> SubscriptionResult
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let index = try call.credentialIndex()
    guard call.state.credentials[index].kind != .migrating else {
      throw .forbidden("No services can be changed while a migration is open")
    }
    let result = work(Subscribing(faults: call.faults), &call.state.credentials[index])
    call.state.credentials[index].modified = call.now
    return .json(result.json(always: always))
  }

  private static func properties(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let credential = call.state.credentials[try call.credentialIndex()]
    guard let service = ConsoleService.named(call.parameters["sdk"] ?? "") else {
      throw .notFound("Service not found")
    }
    let chosen = credential.subscriptions.first { $0.code == service.code }?.profiles ?? []
    return .json([
      "sdkCode": .string(service.code), "name": .string(service.name), "sdkList": [],
      "licenseConfigs": .array(
        service.profiles.map { profile in
          var members = profile.json.object ?? [:]
          members["selected"] = .bool(chosen.contains(profile.id))
          return .object(members)
        }),
    ])
  }
}
