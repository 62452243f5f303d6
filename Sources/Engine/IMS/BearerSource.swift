import HTTP
import Values

/// The source of the token of a call: entered by a person, or requested with a credential and kept.
enum BearerSource: Sendable {
  /// A token that a person entered.
  case given(Secret)
  /// From IMS, or from the cache of what IMS issued.
  case asked(TokenRequest)

  private static let token = Input.optionalSecret("token")
  /// The inputs that every operation with a bearer token takes.
  static let inputs: [any OperationInput] = [
    TokenRequest.ims, token, TokenRequest.clientID.optional, TokenRequest.clientSecret.optional,
    TokenRequest.otherSecret, TokenRequest.scopes.optional,
  ]

  /// Takes the token of the inputs, else what to request one with.
  init(_ inputs: OperationInputs) throws(Problem) {
    if let given = inputs[Self.token] {
      self = .given(given)
      return
    }
    guard inputs[TokenRequest.clientID.optional] != nil else {
      throw .missingInput(Self.token.name)
    }
    self = .asked(try TokenRequest(inputs))
  }

  /// The token that was entered, or a kept or new one of IMS.
  func token(_ tokens: TokenCache, _ context: EngineContext) async throws(Problem) -> Secret {
    switch self {
    case .given(let token): token
    case .asked(let request): try await tokens.token(for: request, context).value
    }
  }

  /// To be called when somebody has refused the token, so that the next call gets a new one.
  func refused(_ tokens: TokenCache) {
    if case .asked(let request) = self { tokens.forget(request) }
  }
}
