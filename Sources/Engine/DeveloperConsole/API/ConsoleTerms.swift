import Values

/// Whether the person has accepted Adobe's terms for developers.
struct ConsoleTerms: Equatable, Sendable {
  /// Some version was accepted.
  let isAccepted: Bool
  /// The latest version was accepted.
  let isCurrent: Bool

  /// Reads the answer; what is missing counts as no.
  init(_ json: JSONValue) {
    isAccepted = json["accepted"]?.flag ?? false
    isCurrent = json["current"]?.flag ?? false
  }
}
