import HTTP
import Values

/// `ims.token`: whether Adobe issues a token for a credential, and with which scopes.
///
/// It asks each time: a kept token would not show that the secret is still good. The token itself
/// is never shown, kept or used.
struct IMSTokenOperation: Operation {
  let signature = OperationSignature(
    name: "ims.token", inputs: Wanted.inputs,
    outputs: [.text("expiresIn"), .text("grantedScopes")], changes: false, verifies: .itself)

  /// The credential and the scopes to ask for.
  struct Wanted: DecodedInputs {
    private static let product = Input.optional("product")
    static let inputs: [any OperationInput] = TokenRequest.inputs + [product]

    let request: TokenRequest
    /// The product that the scopes are for, for the words of a problem.
    let product: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      request = try TokenRequest(inputs)
      product = inputs[Self.product]
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
    try TokenReport(
      token: observed, clientID: wanted.request.clientID,
      wanted: wanted.request.scopes, cleaner: wanted.request.cleaner
    ).conclusion(product: wanted.product)
  }
}
