/// The result of a test of an agent.
struct AgentTest: Equatable, Sendable {
  /// The agent that was tested.
  var agent: ReplicationAgent
  /// Whether the test succeeded; otherwise with what the agent's log says last.
  var outcome: Outcome
  /// The number of items that wait; nil when the queue cannot be read.
  var waiting: Int?

  /// The verdict of a page or a log on a test, by AEM's own two sentences and nothing else.
  ///
  /// A failure is looked for first, because its sentence ends like that of a success.
  ///
  /// - Returns: nil when it says neither.
  static func verdict(in text: String) -> Bool? {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.contains("not successful") { return false }
    if words.contains("replication test succeeded") { return true }
    return words.contains(/replication \(test\) of \S+ successful\./) ? true : nil
  }
}
