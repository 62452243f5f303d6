import FoundationEssentials
import Values

/// `console.secrets`: the client secrets of a credential with their ages.
struct ConsoleSecretsOperation: Operation {
  typealias Wanted = ConsoleCredentialChoice

  let signature = OperationSignature(
    name: "console.secrets", inputs: Wanted.inputs,
    outputs: [.list("secrets"), .text("count")], changes: false)

  /// The secrets, and when they were read.
  struct Observation: Sendable {
    /// The secrets, newest first.
    var secrets: [ConsoleSecret]
    /// The time to count ages from.
    var now: Date
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    Observation(
      secrets: try await wanted.secrets(context).newestFirst, now: context.now())
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    var items: [ListedItem] = []
    for secret in observed.secrets {
      let days = secret.created.map { Int(observed.now.timeIntervalSince($0) / 86_400) }
      let age = days.map { " (\($0) days ago)" } ?? ""
      let use = secret.lastUsedText.map { "last used \($0)" } ?? "no use recorded"
      items.append(
        ListedItem(value: secret.id, label: "created \(secret.createdText)\(age)", detail: use))
      conclusion.evidence.append(
        Evidence("Client secret \(secret.id)", "created \(secret.createdText)\(age), \(use)"))
    }
    conclusion.lists = ["secrets": items]
    conclusion.texts = ["count": String(items.count)]
    if items.count > 1 {
      conclusion.cautions = [
        "The credential has two client secrets. When every system uses the newer one, delete "
          + "the older one."
      ]
    }
    return conclusion
  }
}
