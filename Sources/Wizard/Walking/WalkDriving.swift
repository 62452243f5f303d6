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
  /// Plays the act that the view offers, and returns a sentence with the outcome; nil when the view
  /// offers none.
  func playAct() -> String?
  /// A file descriptor that becomes readable when a result is waiting.
  var resultDescriptor: Int32 { get }
  /// Takes the results that are waiting; never blocks.
  func takeResults()
}
