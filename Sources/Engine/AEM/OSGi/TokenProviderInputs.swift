import HTTP
import Values

/// The credential, as a token provider of AEM for OAuth Server-to-Server needs it.
struct TokenProviderInputs: Sendable {
  static let clientID = Input.text("clientId")
  static let clientSecret = Input.secret("clientSecret")
  static let organization = Input.text("orgId")
  static let ims = Input.text("imsUrl")
  static let scopes = Input.optional("scopes")
  /// The inputs that ``init(_:)`` reads.
  static let all: [any OperationInput] = [clientID, clientSecret, organization, ims, scopes]

  let clientID: String
  let secret: Secret
  /// The organization ID, which ends with `@AdobeOrg`.
  let organization: String
  /// The scopes as AEM keeps them, with commas between; nil when none are entered.
  let scopes: String?
  /// The address at which the provider asks for tokens.
  let tokenAddress: String

  /// Takes the credential and the address of IMS of the inputs.
  init(_ inputs: OperationInputs) throws(Problem) {
    clientID = try inputs[Self.clientID]
    secret = try inputs[Self.clientSecret]
    organization = try inputs.checked(Self.organization) { text in
      let note = CredentialFormats.organizationID(text)
      return text.hasSuffix("@AdobeOrg") ? note?.flaw : note?.sentence
    }
    let list = (inputs[Self.scopes] ?? "").split(separator: ",").map(\.trimmed)
      .filter { !$0.isEmpty }.joined(separator: ", ")
    scopes = list.isEmpty ? nil : list
    tokenAddress = try Self.imsAddress(inputs).appending(TokenProvider.tokenPath).text
  }

  /// The address of IMS, which AEM asks and this program does not.
  static func imsAddress(_ inputs: OperationInputs) throws(Problem) -> WebAddress {
    try WebAddress.read(try inputs[ims], of: IMSAddress.owner)
  }
}
