import Values

/// The values that an operation works with, by the names of its signature.
package struct OperationInputs: Sendable {
  /// What may be shown.
  package var texts: [String: String]
  /// What may not.
  package var secrets: [String: Secret]
  /// What an earlier run of the same step asked to be remembered.
  package var memory: [String: String]

  /// Collects the inputs of one run.
  package init(
    texts: [String: String] = [:], secrets: [String: Secret] = [:], memory: [String: String] = [:]
  ) {
    self.texts = texts
    self.secrets = secrets
    self.memory = memory
  }

  /// A text that the signature requires.
  ///
  /// - Throws: ``Problem/missingInput(_:)`` when it is absent or empty.
  package func text(_ name: String) throws(Problem) -> String {
    guard let value = texts[name], !value.isEmpty else { throw .missingInput(name) }
    return value
  }

  /// A text that may be missing; an empty one counts as missing.
  package func optional(_ name: String) -> String? {
    texts[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What a plan recorded to be put back, by the names it used.
  package var restore: [String: String] {
    let prefix = "restore."
    let entries = texts.filter { $0.key.hasPrefix(prefix) }
    return Dictionary(
      uniqueKeysWithValues: entries.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }

  /// A secret that the signature requires.
  ///
  /// - Throws: ``Problem/missingInput(_:)`` when it is absent or empty.
  package func secret(_ name: String) throws(Problem) -> Secret {
    guard let value = secrets[name], !value.isEmpty else { throw .missingInput(name) }
    return value
  }
}
