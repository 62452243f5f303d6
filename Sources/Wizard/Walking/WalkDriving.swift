import Values

/// A walk through a procedure, as the faces drive it; everything happens on the caller's thread.
package protocol WalkDriving: AnyObject {
  /// The view of the current state.
  var view: ScreenView { get }
  /// Whether the state so far is on disk.
  var saveState: SaveState { get }
  /// Why the walk ended; nil while it runs.
  ///
  /// Nothing can be sent once it is set.
  var ending: Ending? { get }
  /// Tells the walk what the person did.
  func send(_ event: WizardEvent)
  /// Hands over a secret that was typed or pasted into a field.
  func giveSecret(_ secret: Secret, field: String)
  /// A file descriptor that becomes readable when a result is waiting.
  var resultDescriptor: Int32 { get }
  /// Takes the results that are waiting; never blocks.
  func takeResults()
}

/// Whether the session on disk has the state that the screen shows.
package enum SaveState: Equatable, Sendable {
  /// Nothing was worth saving yet.
  case untouched
  /// Saved durably, at this time of day (`14:02`, the machine's zone).
  case saved(at: String)
  /// It could not be saved; why, in a sentence.
  case failed(String)
}
