import HTTP
import Values

/// `ims.token`: whether Adobe gives a token for a credential, and with which scopes.
///
/// It asks each time: a kept token would not show that the secret is still good. The token itself is
/// never shown, kept or used.
struct TokenOperation: Operation {
  let signature = OperationSignature(
    name: "ims.token",
    inputs: [
      .text("imsUrl"), .text("clientId"), .secret("clientSecret"),
      .init(name: "otherSecret", kind: .secret, isOptional: true), .text("scopes"),
      .optional("product"),
    ],
    outputs: [.text("expiresIn"), .text("grantedScopes")], changes: false, verifies: .itself)

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> AccessToken
  {
    let request = try TokenRequest(inputs)
    context.report(Progress("Asking \(request.ims.host) for a token"))
    return try await request.send(context)
  }

  func conclude(
    _ observed: AccessToken, _ inputs: OperationInputs
  ) throws(Problem) -> Conclusion {
    try TokenReport(
      token: observed, clientID: inputs.optional("clientId"),
      wanted: ScopeList.split(try inputs.text("scopes")), cleaner: inputs.cleaner
    ).conclusion(product: inputs.optional("product"))
  }
}

extension TokenRequest {
  /// The request that the inputs `imsUrl`, `clientId`, `clientSecret`, `otherSecret` and `scopes`
  /// describe.
  init(_ inputs: OperationInputs) throws(Problem) {
    let other = inputs.secrets["otherSecret"].flatMap { $0.isEmpty ? nil : $0 }
    self.init(
      ims: try IMSAddress.read(try inputs.text("imsUrl")), clientID: try inputs.text("clientId"),
      clientSecrets: [try inputs.secret("clientSecret")] + (other.map { [$0] } ?? []),
      scopes: ScopeList.split(try inputs.text("scopes")), cleaner: inputs.cleaner)
  }
}
