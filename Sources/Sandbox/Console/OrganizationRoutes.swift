import Values

/// Organizations, the Developer Terms, and the services of an organization.
enum OrganizationRoutes {
  /// All routes for organizations, terms and services.
  static let all: [ConsoleRoute] = [
    ConsoleRoute("GET", "/organizations", list),
    ConsoleRoute("GET", "/services/ims/terms", termsText),
    ConsoleRoute("GET", "/services/ims/organizations/{organization}/terms", terms),
    ConsoleRoute("POST", "/services/ims/organizations/{organization}/terms", acceptTerms),
    ConsoleRoute("GET", "/organizations/{organization}/services", services),
    ConsoleRoute("GET", "/organizations/{code}/services/v2", servicesByCode),
  ]

  private static func list(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    let isDeveloper = call.faults.contains { fault in
      [.userMissingAdminRole, .userMissingAdminOrDeveloperRole].contains(fault.disabledReason)
    }
    return .json(
      .array(
        call.state.organizations.map { organization in
          [
            "id": .string(organization.id), "code": .string(organization.code),
            "name": .string(organization.name), "description": .null,
            "type": .string(organization.type), "roles": [],
            "role": isDeveloper ? "DEVELOPER" : "ADMIN",
          ]
        }))
  }

  private static func termsText(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    .json(["tc": [["text": "The terms of the sandbox: nothing here is real.", "locale": "en_US"]]])
  }

  private static func terms(_ call: inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer {
    _ = try call.organization()
    let isAccepted = call.hasAcceptedTerms
    return .json(["accepted": .bool(isAccepted), "current": .bool(isAccepted)])
  }

  private static func acceptTerms(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    _ = try call.organization()
    call.state.hasAcceptedTerms = true
    return .json(["accepted": true])
  }

  private static func services(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let organization = try call.organization()
    return .json(.array(definitions(call, organization)))
  }

  private static func servicesByCode(
    _ call: inout ConsoleCall
  ) throws(ConsoleProblem) -> OutgoingAnswer {
    let code = call.parameters["code"]
    guard let organization = call.state.organizations.first(where: { $0.code == code }) else {
      throw .notFound("Organization not found")
    }
    return .json([
      "orgCode": .string(organization.code),
      "sdkCodes": .string(call.request.fields(charset: .utf8).first("sdkCodes") ?? ""),
      "services": .array(definitions(call, organization)),
    ])
  }

  /// The services that the query names, or all; a person's own organization has none.
  private static func definitions(
    _ call: ConsoleCall, _ organization: ConsoleState.Organization
  ) -> [JSONValue] {
    guard organization.type == "entp" else { return [] }
    let wanted = call.request.fields(charset: .utf8).first("sdkCodes")?.split(separator: ",")
    return ConsoleService.all
      .filter { service in wanted.map { $0.contains { $0 == service.code } } ?? true }
      .map { $0.json(disabledReasons: DisabledReason.of($0, call.faults)) }
  }
}
