import Sandbox

/// The reason why the sandbox has no answers to offer.
package enum RehearsalFailure: Error, Equatable {
  /// The sandbox cannot create what was asked for.
  case sandbox(SandboxFailure)
  /// There is no answer for the value of this name.
  case noAnswer(value: String)
  /// There is no answers file for the procedure of this name.
  case noAnswers(procedure: String)
  /// A file cannot be written to this path.
  case unwritable(path: String)
}
