/// The origin of a value.
package enum ValueSource: String, Equatable, Sendable, Codable {
  /// The person typed or chose it.
  case person
  /// An operation found it.
  case engine
  /// An answers file contains it.
  case answers
  /// The built-in sandbox offers it.
  case sandbox
  /// The procedure sets it.
  case procedure
}
