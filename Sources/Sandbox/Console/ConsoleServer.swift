import Values

/// The simulated Developer Console API.
struct ConsoleServer: Sendable {
  /// All routes of the server.
  private static let routes =
    OrganizationRoutes.all + ProjectRoutes.all + WorkspaceRoutes.all + CredentialRoutes.all
    + SubscriptionRoutes.all + SecretRoutes.all + BindingRoutes.all + MigrationRoutes.all

  let tokens: AccessTokens
  let faults: Set<SandboxFault>
  let clock: SandboxClock

  /// Answers one request and sets `changed` when it changed the state; nil drops the connection.
  func answer(
    _ request: IncomingRequest, state: inout ConsoleState, progress: inout FaultProgress
  ) -> (answer: OutgoingAnswer?, isChanging: Bool) {
    if request.isTooLarge { return (OutgoingAnswer(status: 413), false) }
    let path = request.rawPath.split(separator: "/")
    guard path.first == "console" else { return (OutgoingAnswer(status: 404), false) }
    if let refusal = ConsoleGate(tokens: tokens, faults: faults).refusal(of: request, state) {
      return (marked(refusal), false)
    }
    let found = Self.routes.compactMap { route in
      route.parameters(of: Array(path.dropFirst())).map { (route, $0) }
    }
    guard !found.isEmpty else { return (marked(OutgoingAnswer(status: 404)), false) }
    guard let (route, parameters) = found.first(where: { $0.0.method == request.method }) else {
      return (marked(OutgoingAnswer(status: 405)), false)
    }
    if let failure = failure(request, &progress) { return (marked(failure), false) }
    if path.contains("bindings") {
      state.completeJWTCredentials(tokens.keys, now: clock.milliseconds)
    }
    var call = ConsoleCall(
      request: request, parameters: parameters, faults: faults, now: clock.milliseconds,
      state: state)
    let answer: OutgoingAnswer
    do throws(ConsoleProblem) {
      answer = try route.handler(&call)
    } catch {
      return (marked(error.answer), false)
    }
    guard call.state != state else { return (marked(answer), false) }
    let name = "console \(request.method) \(request.path)"
    if faults.contains(.consoleDropBefore), progress.meetsFirst(name) { return (nil, false) }
    state = call.state
    if faults.contains(.consoleDropAfter), progress.meetsFirst(name) { return (nil, true) }
    return (marked(answer), true)
  }

  /// The answer of the faults to the first call of a method and path that would change something.
  private func failure(
    _ request: IncomingRequest, _ progress: inout FaultProgress
  ) -> OutgoingAnswer? {
    guard request.method != "GET", !request.path.hasSuffix("/can-delete") else { return nil }
    func isFirst(_ fault: SandboxFault) -> Bool {
      faults.contains(fault)
        && progress.meetsFirst("\(fault.rawValue) \(request.method) \(request.path)")
    }
    if isFirst(.console429) {
      var answer = OutgoingAnswer.json(
        status: 429, ["error_code": "429050", "message": "Too many requests"])
      answer.headers.append(("Retry-After", "1"))
      return answer
    }
    if isFirst(.console500) { return .json(status: 500, "Internal Server Error") }
    if request.method == "POST", isFirst(.console409) { return ConsoleProblem.duplicateName.answer }
    return nil
  }

  /// The answer with a number by which Adobe's support finds it, as every answer has one.
  private func marked(_ answer: OutgoingAnswer) -> OutgoingAnswer {
    var answer = answer
    let id = RandomBytes.make(16).map { Hexadecimal.encoded($0) } ?? ""
    answer.headers.append(("x-request-id", id))
    return answer
  }
}
