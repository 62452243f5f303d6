public import Values

/// What an operation found in the end: values for the next steps, and evidence for the record.
public struct Conclusion: Sendable {
  /// Whether what the operation is there for holds. One that only looks says whether it could read
  /// all of it; the task then states what has to hold.
  public var outcome: Outcome
  /// Values that may be shown, by the names of the signature's outputs.
  public var texts: [String: String] = [:]
  /// Values that may not.
  public var secrets: [String: Secret] = [:]
  /// Things to choose from.
  public var lists: [String: [ListedItem]] = [:]
  /// What proves it, in the order to show it.
  public var evidence: [Evidence] = []
  /// What is right but should be known.
  public var cautions: [String] = []

  /// A conclusion with nothing but its outcome.
  public init(_ outcome: Outcome) {
    self.outcome = outcome
  }
}

/// One thing that was read back, and from where.
public struct Evidence: Equatable, Sendable, Codable {
  /// What was looked at, such as `Product version`.
  public var what: String
  /// What was found there; cleaned for the terminal, never a secret.
  public var found: String

  /// Pairs the thing with the finding.
  public init(_ what: String, _ found: String) {
    self.what = what
    self.found = found
  }
}

/// One of several things to choose from.
public struct ListedItem: Equatable, Sendable, Codable {
  /// What the choice is recorded as.
  public var value: String
  /// What the person reads.
  public var label: String
  /// A second line that helps to tell it from the others.
  public var detail: String

  /// Describes a thing to choose.
  public init(value: String, label: String, detail: String = "") {
    self.value = value
    self.label = label
    self.detail = detail
  }
}
