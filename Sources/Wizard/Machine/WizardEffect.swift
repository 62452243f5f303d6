/// An effect that the caller of the machine has to carry out after an event.
///
/// Effects are carried out in order: a save that comes before a run is finished before that run
/// starts.
package enum WizardEffect: Equatable, Sendable {
  /// Write the state to disk, durably.
  case save
  /// Start observing and planning.
  case look(TaskRequest)
  /// Make the changes that the look of the same run has listed.
  case apply(run: Int)
  /// Drop a secret that nothing uses any more.
  case forget(secret: String)
  /// Stop the operation that is running.
  case stop(run: Int)
  /// End the walk: the person exits, or the procedure is finished.
  case end(Ending)
}
