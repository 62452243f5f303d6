import HTTP
import Values

/// `ims.token`: whether Adobe issues a token for a credential, and with which scopes.
///
/// It asks each time: a kept token would not show that the secret is still good. The token itself
/// is never shown, kept or used.
struct IMSTokenOperation: Operation {
  let signature = OperationSignature(
    name: "ims.token", inputs: Wanted.inputs,
    outputs: [
      .text("expiresIn"), .text("grantedScopes"),
      .text("neededScope", oneOf: Set(NeededScope.allCases.map(\.rawValue))),
    ], changes: false, verifies: .itself)

  /// Whether the scope that the product needs is among those that are asked for.
  enum NeededScope: String, CaseIterable {
    /// No scope is known to be needed.
    case none
    case there
    case missing
  }

  /// The credential and the scopes to ask for.
  struct Wanted: DecodedInputs {
    private static let product = Input.optional("product")
    private static let needed = Input.optional("neededScope")
    static let inputs: [any OperationInput] = TokenRequest.inputs + [product, needed]

    let request: TokenRequest
    /// The product that the scopes are for, for the words of a problem.
    let product: String?
    let neededScope: NeededScope

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      request = try TokenRequest(inputs)
      product = inputs[Self.product]
      let scopes = request.scopes
      neededScope = inputs[Self.needed].map { scopes.contains($0) ? .there : .missing } ?? .none
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> AccessToken {
    let request = wanted.request
    context.report(Progress("Asking \(request.ims.host) for a token"))
    return try await request.send(context)
  }

  func conclude(
    _ observed: AccessToken, _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    var conclusion = try TokenReport(
      token: observed, clientID: wanted.request.clientID,
      wanted: wanted.request.scopes, cleaner: wanted.request.cleaner
    ).conclusion(product: wanted.product)
    conclusion.texts["neededScope"] = wanted.neededScope.rawValue
    return conclusion
  }
}
