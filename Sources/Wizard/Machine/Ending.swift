/// Why a walk ends.
package enum Ending: String, Equatable, Sendable, Codable {
  /// Every step is done.
  case finished
  /// The person saved and left.
  case left
}
