import Engine

/// What the outside has to do after an event. In order: a save before a run is done before it starts.
package enum WizardEffect: Equatable, Sendable {
  /// Write the state to disk, durably.
  case save
  /// Start observing and planning.
  case look(TaskRequest)
  /// Make the changes that the look of the same run has listed.
  case apply(run: Int)
  /// Stop what is running.
  case stop(run: Int)
  /// The person leaves, or the procedure has ended.
  case end(Ending)
}

/// Which operation to run with which values.
package struct TaskRequest: Equatable, Sendable {
  /// Counts the runs of a process; results of an older run are dropped.
  package var run: Int
  /// The screen it is for.
  package var screen: ScreenKey
  /// The operation's name.
  package var operation: String
  /// Input name to text.
  package var texts: [String: String]
  /// Input name to the name of a secret in the store.
  package var secrets: [String: String]
  /// Output name to the name of the secret to put into the store.
  package var secretOutputs: [String: String]
  /// What an earlier run of this screen asked to be remembered.
  package var memory: [String: String]
  /// Names of inputs that are known after apply; something else stands in their place.
  package var later: Set<String> = []
  /// What an earlier run was about to change when it was cut off; nil when its outcome is known.
  package var interrupted: Plan?

  /// Describes a run.
  package init(
    run: Int, screen: ScreenKey, operation: String, texts: [String: String],
    secrets: [String: String], secretOutputs: [String: String], memory: [String: String]
  ) {
    self.run = run
    self.screen = screen
    self.operation = operation
    self.texts = texts
    self.secrets = secrets
    self.secretOutputs = secretOutputs
    self.memory = memory
  }
}

/// Why a walk ends.
package enum Ending: String, Equatable, Sendable, Codable {
  /// Every step is done.
  case finished
  /// The person saved and left.
  case left
}
