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
