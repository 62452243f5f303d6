import HTTP
import Values

/// Where the token of a call comes from: given by a person, or got with a credential and kept.
struct BearerSource: Sendable {
  /// The inputs that every operation with a bearer token takes beside `imsUrl`.
  static let inputs: [OperationSignature.Parameter] = [
    .init(name: "token", kind: .secret, isOptional: true), .optional("clientId"),
    .init(name: "clientSecret", kind: .secret, isOptional: true),
    .init(name: "otherSecret", kind: .secret, isOptional: true), .optional("scopes"),
  ]

  /// The token.
  let token: Secret
  private let forget: @Sendable () -> Void

  /// Takes the input `token`, else asks with `clientId`, `clientSecret` and `scopes`.
  init(
    _ inputs: OperationInputs, _ tokens: TokenCache, _ context: EngineContext
  ) async throws(Problem) {
    if let given = inputs.secrets["token"], !given.isEmpty {
      token = given
      forget = {}
      return
    }
    guard inputs.optional("clientId") != nil else { throw .missingInput("token") }
    let request = try TokenRequest(inputs)
    token = try await tokens.token(for: request, context).value
    forget = { tokens.forget(request) }
  }

  /// To be called when somebody has refused the token, so that the next call gets a new one.
  func refused() {
    forget()
  }
}
