import Values

/// The control server of a sandbox: `POST /acts/NAME` plays an act.
///
/// It has a port of its own, so that the author has nothing that AEM has not. Without the bearer
/// token it answers 401, because every program on the machine can reach the port.
struct ControlServer: Sendable {
  private static let folder = "/acts/"

  let token: String
  /// Plays an act on the author.
  let play: @Sendable (SandboxAct, SandboxProduct) -> SandboxActOutcome

  /// Answers `{"outcome": "done"}`, `{"outcome": "unchanged"}`, or, with status 409,
  /// `{"outcome": "impossible", "reason"}`.
  ///
  /// The field `product` names the product, and is Smart Tags without one.
  func answer(_ request: IncomingRequest) -> OutgoingAnswer {
    guard request.bearerToken == token else { return OutgoingAnswer(status: 401) }
    guard request.path.hasPrefix(Self.folder),
      let act = SandboxAct(rawValue: String(request.path.dropFirst(Self.folder.count)))
    else { return OutgoingAnswer(status: 404) }
    guard request.method == "POST" else { return OutgoingAnswer(status: 405) }
    let name = request.fields(charset: .utf8).first("product")
    guard let product = name.map(SandboxProduct.init(rawValue:)) ?? .smartTags else {
      return OutgoingAnswer(status: 400)
    }
    switch play(act, product) {
    case .done: return .json(["outcome": "done"])
    case .unchanged: return .json(["outcome": "unchanged"])
    case .impossible(let reason):
      return .json(status: 409, ["outcome": "impossible", "reason": .string(reason)])
    }
  }
}
