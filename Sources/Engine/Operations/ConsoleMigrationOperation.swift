import Values

/// `console.migration`: the state of a credential's migration from JWT to OAuth Server-to-Server.
struct ConsoleMigrationOperation: Operation {
  typealias Wanted = ConsoleCredentialChoice

  let signature = OperationSignature(
    name: "console.migration", inputs: Wanted.inputs,
    outputs: [.text("status")], changes: false)

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> String {
    let console = wanted.console
    context.report(Progress("Reading the state of the migration from JWT"))
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
      words = "a JWT credential whose migration has not started"
      conclusion.cautions = [
        "Adobe discontinued JWT credentials. Add OAuth Server-to-Server to this credential in "
          + "Developer Console."
      ]
    case .started:
      words = "JWT and OAuth Server-to-Server side by side"
      conclusion.cautions = [
        "Until you finish the migration, you cannot add an API or rotate a client secret."
      ]
    case .completed: words = "migrated to OAuth Server-to-Server"
    case nil:
      words = "unknown to aem-setup"
      conclusion.outcome = .unknown("aem-setup does not know the state “\(status)”.")
    case .some(.none): words = "OAuth Server-to-Server from the start"
    }
    conclusion.evidence = [Evidence("Migration from JWT", "\(words) (\(status))")]
    return conclusion
  }
}
