import Engine
import Values

/// The checks that values can name in `Screens/`; a check warns, and refuses only what cannot work.
public enum ValueCheck: String, CaseIterable, Sendable {
  /// The address of an author.
  case authorAddress = "author-address"

  /// What the checks of a value say of a text; the first finding counts.
  static func judge(_ text: String, by definition: ValueDefinition) -> Finding? {
    let text = text.trimmed
    guard !text.isEmpty else {
      return definition.isOptional ? nil : Finding(.error, Phrases.valueMissing)
    }
    return definition.checks.lazy.compactMap { ValueCheck(rawValue: $0)?.judge(text) }.first
  }

  func judge(_ text: String) -> Finding? { nil }
}

extension ValueCheck {
  /// What the checks of a value say of a secret.
  static func judge(_ secret: Secret, by definition: ValueDefinition) -> Finding? {
    secret.isEmpty && !definition.isOptional ? Finding(.error, Phrases.secretMissing) : nil
  }
}
