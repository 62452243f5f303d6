/// The lock that keeps other sessions from changing the same author at the same time.
package protocol WriteLocking: AnyObject {
  /// Takes the lock and keeps it; throws ``WriteRefusal`` when another session has it.
  ///
  /// Taking it again is fine.
  func take(for state: WizardState) throws(WriteRefusal)
  /// Releases the lock, so that other sessions can change the author.
  func release()
}

/// Why nothing may be changed just now.
package struct WriteRefusal: Error, Equatable, Sendable {
  /// The code of the problem that it is told as.
  package static let code = "held"

  /// The reason in a sentence: who is changing the author.
  package var reason: String
  /// The advice in a sentence.
  package var advice: String

  package init(_ reason: String, advice: String) {
    self.reason = reason
    self.advice = advice
  }
}
