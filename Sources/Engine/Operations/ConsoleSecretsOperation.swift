import FoundationEssentials
import Values

/// `console.secrets`: the client secrets of a credential with their ages.
struct ConsoleSecretsOperation: Operation {
  let signature = OperationSignature(
    name: "console.secrets", inputs: ConsoleSecretList.parameters,
    outputs: [.list("secrets"), .text("count")], changes: false)

  /// The secrets, and when they were read.
  struct Observation: Sendable {
    /// Newest first.
    var secrets: [ConsoleSecret]
    /// The time to count ages from.
    var now: Date
  }

  func observe(_ inputs: OperationInputs, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    Observation(
      secrets: try await ConsoleSecretList.read(inputs, context).newestFirst, now: context.now())
  }

  func conclude(_ observed: Observation, _ inputs: OperationInputs) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    var items: [ListedItem] = []
    for secret in observed.secrets {
      let days = secret.created.map { Int(observed.now.timeIntervalSince($0) / 86_400) }
      let age = days.map { " (\($0) days ago)" } ?? ""
      let use = secret.lastUsedText.map { "last used \($0)" } ?? "no use recorded"
      items.append(
        ListedItem(value: secret.id, label: "made \(secret.createdText)\(age)", detail: use))
      conclusion.evidence.append(
        Evidence("Client secret \(secret.id)", "made \(secret.createdText)\(age), \(use)"))
    }
    conclusion.lists = ["secrets": items]
    conclusion.texts = ["count": String(items.count)]
    if items.count > 1 {
      conclusion.cautions = [
        "There are two client secrets: delete the older one once everything uses the newer one."
      ]
    }
    return conclusion
  }
}

/// The client secrets of the credential with a client ID.
struct ConsoleSecretList: Sendable {
  /// Where the credential is kept.
  var place: ConsolePlace
  /// The organization it belongs to.
  var organization: ConsoleOrganization
  /// The secrets, newest first; one of unknown age counts as the newest.
  var newestFirst: [ConsoleSecret]

  /// The parameters of ``read(_:_:)`` for signatures.
  static let parameters = ConsoleClient.parameters + [.text("organization"), .text("clientId")]

  /// Finds the credential by its client ID, and lists its secrets.
  static func read(
    _ inputs: OperationInputs, _ context: EngineContext
  ) async throws(Problem) -> ConsoleSecretList {
    let console = try ConsoleClient(inputs, context)
    context.report(Progress("Looking for the credential"))
    let organization = try await console.organization(inputs)
    let place = try await console.place(clientID: try inputs.text("clientId"), organization)
    context.report(Progress("Reading the client secrets"))
    let secrets = try await console.secrets(place.credential, organization)
    return ConsoleSecretList(
      place: place, organization: organization,
      newestFirst: secrets.sorted {
        ($0.created ?? .distantFuture, $1.id) > ($1.created ?? .distantFuture, $0.id)
      })
  }
}
