/// Whether what the operation checks is true, by a condition that the operation states.
package enum Outcome: Equatable, Sendable, Codable {
  /// It was read, and it is true.
  case passed
  /// It was read, and it is not true; why, in a sentence.
  case failed(String)
  /// It could not be read; why, in a sentence.
  case unknown(String)

  /// Why it is no pass; nil for a pass.
  package var reason: String? {
    switch self {
    case .passed: nil
    case .failed(let reason), .unknown(let reason): reason
    }
  }

  /// `passed`, `failed` or `unknown`, as JSON documents have it.
  package var word: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .unknown: "unknown"
    }
  }
}
