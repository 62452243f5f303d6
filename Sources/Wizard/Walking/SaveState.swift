/// Whether the session on disk has the state that the screen shows.
package enum SaveState: Equatable, Sendable {
  /// Nothing was worth saving yet.
  case untouched
  /// Saved durably, at this time of day (`14:02`, the machine's zone).
  case saved(at: String)
  /// It could not be saved; why, in a sentence.
  case failed(String)
}
