import Values

/// The values that an operation works with, by the names of its signature.
package struct OperationInputs: Sendable {
  /// Values that may be shown.
  package var texts: [String: String]
  /// Secrets, which may not be shown.
  package var secrets: [String: Secret]
  /// The values that an earlier run of the same step asked to be remembered.
  package var memory: [String: String]

  /// Collects the inputs of one run.
  package init(
    texts: [String: String] = [:], secrets: [String: Secret] = [:], memory: [String: String] = [:]
  ) {
    self.texts = texts
    self.secrets = secrets
    self.memory = memory
  }

  /// A text that must be there.
  ///
  /// - Throws: ``Problem/missingInput(_:)`` when it is absent or empty.
  package subscript(_ input: Input<String>) -> String {
    get throws(Problem) { try self[required: input.optional] }
  }

  /// A text that may be missing; an empty one counts as missing.
  package subscript(_ input: Input<String?>) -> String? {
    texts[input.name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A secret that must be there.
  ///
  /// - Throws: ``Problem/missingInput(_:)`` when it is absent or empty.
  package subscript(_ input: Input<Secret>) -> Secret {
    get throws(Problem) { try self[required: input.optional] }
  }

  /// A secret that may be missing; an empty one counts as missing.
  package subscript(_ input: Input<Secret?>) -> Secret? {
    secrets[input.name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// An input that may be missing in other runs, and must be there in this one.
  ///
  /// - Throws: ``Problem/missingInput(_:)`` when it is absent or empty.
  subscript(required input: Input<String?>) -> String {
    get throws(Problem) {
      guard let value = self[input] else { throw .missingInput(input.name) }
      return value
    }
  }

  /// The same for a secret.
  subscript(required input: Input<Secret?>) -> Secret {
    get throws(Problem) {
      guard let value = self[input] else { throw .missingInput(input.name) }
      return value
    }
  }

  /// A text that must be there and be of use.
  ///
  /// `flaw` says why a text cannot be used, in a sentence; nil when it can. Throws
  /// ``Problem/unusableInput(name:sentence:)`` with that sentence.
  func checked(
    _ input: Input<String>, _ flaw: (String) -> String?
  ) throws(Problem) -> String {
    let text = try self[input]
    if let sentence = flaw(text) { throw .unusableInput(name: input.name, sentence: sentence) }
    return text
  }

  /// The values that a plan recorded to be restored, by the names it used.
  package var restore: [String: String] {
    let prefix = "restore."
    let entries = texts.filter { $0.key.hasPrefix(prefix) }
    return Dictionary(
      uniqueKeysWithValues: entries.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }
}
