import Values

/// `console.migration`: the state of a credential's migration from JWT to OAuth Server-to-Server.
struct ConsoleMigrationOperation: Operation {
  typealias Wanted = ConsoleCredentialChoice

  let signature = OperationSignature(
    name: "console.migration", inputs: Wanted.inputs,
    outputs: [.text("status")], changes: false)

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> String {
    let console = wanted.console
    context.report(Progress("Reading the state of the move from JWT"))
    let organization = try await console.organization(named: wanted.organization)
    let place = try await console.place(clientID: wanted.clientID, organization)
    return try await console.migration(place.credential, organization)
  }

  func conclude(_ observed: String, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    let status = wanted.console.cleaner.line(observed, limit: 40)
    conclusion.texts = ["status": status]
    let words: String
    switch ConsoleMigration(rawValue: observed) {
    case .notStarted:
      words = "a JWT credential whose move has not begun"
      conclusion.cautions = [
        "Adobe ended JWT credentials. Add OAuth Server-to-Server to it in Developer Console."
      ]
    case .started:
      words = "JWT and OAuth Server-to-Server side by side"
      conclusion.cautions = [
        "Until the move is finished, no API can be added and no client secret be rotated."
      ]
    case .completed: words = "moved to OAuth Server-to-Server"
    case nil:
      words = "not known here"
      conclusion.outcome = .unknown("aem-setup does not know the state “\(status)”.")
    case .some(.none): words = "OAuth Server-to-Server from the start"
    }
    conclusion.evidence = [Evidence("Move from JWT", "\(words) (\(status))")]
    return conclusion
  }
}
