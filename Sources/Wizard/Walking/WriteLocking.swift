/// Whoever keeps other sessions from changing the same author at the same time.
public protocol WriteLocking: AnyObject {
  /// Takes the right to change what this walk is about, and keeps it; asking again is fine.
  func take(for state: WizardState) throws(WriteRefusal)
  /// Gives it back.
  func release()
}

/// Why nothing may be changed just now.
public struct WriteRefusal: Error, Equatable, Sendable {
  /// Who changes it, in a sentence.
  public var reason: String
  /// What to do, in a sentence.
  public var advice: String

  /// Carries the sentences.
  public init(_ reason: String, advice: String) {
    self.reason = reason
    self.advice = advice
  }
}
