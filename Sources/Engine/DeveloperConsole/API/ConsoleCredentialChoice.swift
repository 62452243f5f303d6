import FoundationEssentials

/// The credential with a client ID, in an organization.
struct ConsoleCredentialChoice: DecodedInputs {
  static let clientID = Input.text("clientId")
  /// The inputs that ``init(_:_:)`` reads.
  static let inputs = ConsoleClient.inputs + [ConsoleClient.organization, clientID]

  let console: ConsoleClient
  /// The IMS ID or the number of the organization.
  let organization: String
  let clientID: String

  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
    console = try ConsoleClient(inputs, context)
    organization = try inputs[ConsoleClient.organization]
    clientID = try inputs[Self.clientID]
  }

  /// Finds the credential, and lists its secrets.
  func secrets(_ context: EngineContext) async throws(Problem) -> ConsoleSecretList {
    context.report(Progress("Looking for the credential"))
    let organization = try await console.organization(named: organization)
    let place = try await console.place(clientID: clientID, organization)
    context.report(Progress("Reading the client secrets"))
    let secrets = try await console.secrets(place.credential, organization)
    return ConsoleSecretList(
      place: place, organization: organization,
      newestFirst: secrets.sorted {
        ($0.created ?? .distantFuture, $1.id) > ($1.created ?? .distantFuture, $0.id)
      })
  }
}
