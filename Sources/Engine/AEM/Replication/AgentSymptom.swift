/// The trouble of Brand Portal's agents, in a word for each remedy that Adobe names.
enum AgentSymptom: String, CaseIterable, Sendable {
  /// No sign of trouble.
  case none
  /// All is well, and jobs wait in the queues.
  case waiting
  /// Fewer than four agents.
  case fewer
  /// More than four agents.
  case more
  /// An agent is switched off.
  case off
  /// An agent names an IMS configuration that AEM does not have.
  case provider
  /// Adobe issued no token: the IMS configuration is not healthy.
  case token
  /// Adobe refused a JWT as expired: a wrong clock, or a JWT credential.
  case expired
  /// Brand Portal refused the key of the replication user.
  case key
  /// The connection timed out.
  case timeout
  /// Brand Portal refused the user that publishes.
  case permission
  /// Another reason, which the agent's log names.
  case log
  /// AEM did not say how the test ended.
  case unclear

  /// The symptom that a line of an agent's log shows, as Adobe's troubleshooting tells them apart.
  init(of line: String) {
    let words = line.lowercased()
    func has(_ texts: String...) -> Bool { texts.contains { words.contains($0) } }
    self =
      if has("jwt has expired") {
        .expired
      } else if has("access token", "status: 400") {
        .token
      } else if has("dam-replication-service") {
        .permission
      } else if has("401") {
        .key
      } else if has("timeout", "timed out") {
        .timeout
      } else {
        .log
      }
  }
}
