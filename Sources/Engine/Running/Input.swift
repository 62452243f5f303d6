import Values

/// An input of an operation: declared once, listed by the signature, and read by its type.
///
/// `Value` is what reading gives: `String` and `Secret` of an input that must be there, their
/// optionals of one that may be missing.
package struct Input<Value: Sendable>: OperationInput {
  package let parameter: OperationSignature.Parameter

  /// Its name within the operation, such as `password`.
  package var name: String { parameter.name }
}

extension Input<String> {
  /// A piece of text that must be there.
  package static func text(_ name: String) -> Self {
    Self(parameter: .text(name))
  }

  /// The same input where it may be missing.
  var optional: Input<String?> { .optional(name) }
}

extension Input<String?> {
  /// A piece of text that may be missing.
  package static func optional(_ name: String) -> Self {
    Self(parameter: .optional(name))
  }
}

extension Input<Secret> {
  /// A secret that must be there.
  package static func secret(_ name: String) -> Self {
    Self(parameter: .secret(name))
  }

  /// The same input where it may be missing.
  var optional: Input<Secret?> { .optionalSecret(name) }
}

extension Input<Secret?> {
  /// A secret that may come in the place of other inputs.
  static func secret(_ name: String, insteadOf others: Set<String>) -> Self {
    Self(parameter: .init(name: name, kind: .secret, isOptional: true, replaces: others))
  }

  /// A secret that may be missing.
  package static func optionalSecret(_ name: String) -> Self {
    Self(parameter: .init(name: name, kind: .secret, isOptional: true))
  }
}
