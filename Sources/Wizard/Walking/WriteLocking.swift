/// Whoever keeps other sessions from changing the same author at the same time.
package protocol WriteLocking: AnyObject {
  /// Takes the right to change what this walk is about, and keeps it; asking again is fine.
  func take(for state: WizardState) throws(WriteRefusal)
  /// Gives it back.
  func release()
}

/// Why nothing may be changed just now.
package struct WriteRefusal: Error, Equatable, Sendable {
  /// Who changes it, in a sentence.
  package var reason: String
  /// What to do, in a sentence.
  package var advice: String

  /// Carries the sentences.
  package init(_ reason: String, advice: String) {
    self.reason = reason
    self.advice = advice
  }
}
