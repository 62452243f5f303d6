import Engine
import FoundationEssentials
import Sandbox
import Wizard

/// The values that an option accepts.
extension Option {
  /// The form of its value in words; nil when any text is accepted.
  var expectation: String? {
    switch self {
    case .timeout: "a number of seconds above 0"
    case .deadline: "a number of seconds, or 0 for no limit"
    case .port: "a whole number up to 65535"
    case .latency, .seed, .days: "a whole number"
    case .clock: "a date such as 2027-01-01T00:00:00Z"
    default: choices.map { $0.joined(separator: ", ") }
    }
  }

  /// The only values that it takes; nil when there is no list of them.
  var choices: [String]? {
    switch self {
    case .bits: ["2048", "4096"]
    case .format: GraphFormat.allCases.map(\.rawValue)
    case .reader: FelixReaderAge.allCases.map(\.rawValue)
    case .fault: SandboxFault.allCases.map(\.rawValue)
    case .product: SandboxProduct.allCases.map(\.rawValue)
    case .preset: SandboxPreset.allCases.map(\.rawValue)
    default: nil
    }
  }

  /// Whether it can take that value.
  func takes(_ text: String) -> Bool {
    guard value != nil else { return true }
    if let choices { return choices.contains(text) }
    return switch self {
    case .timeout: Double(text).map { $0 > 0 && $0.isFinite } ?? false
    case .deadline: Double(text).map { $0 >= 0 && $0.isFinite } ?? false
    case .port: UInt16(text) != nil
    case .latency, .days: Int(text).map { $0 >= 0 } ?? false
    case .seed: UInt64(text) != nil
    case .clock: (try? Date(text, strategy: .iso8601)) != nil
    default: !text.isEmpty
    }
  }
}
