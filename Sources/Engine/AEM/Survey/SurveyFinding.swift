/// What was found about one part of a survey.
struct SurveyFinding: Sendable {
  /// The state of the part; ``PartState/unread(_:)`` also where only some of it could be read.
  var state = PartState.read
  /// Values by their names; cleaned for the terminal.
  var texts: [String: String] = [:]
  /// Lists by the names of their values; cleaned as well.
  var lists: [String: [ListedItem]] = [:]
  /// The evidence, in the order to show it.
  var evidence: [Evidence] = []
  /// The facts that should be known besides.
  var cautions: [String] = []

  /// A part that was read and has shown nothing so far.
  init() {}

  /// A part that shows nothing, and why.
  init(_ state: PartState) {
    self.state = state
  }

  /// Sets the state to unread for the first of several problems.
  mutating func note(_ problem: Problem) {
    if state == .read { state = .unread(ProblemText(problem).cause) }
  }

  /// Sets a value to `yes` or `no`.
  mutating func answer(_ name: String, _ isYes: Bool) {
    texts[name] = isYes ? "yes" : "no"
  }
}
