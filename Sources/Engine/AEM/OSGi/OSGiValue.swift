/// The value of a property of a configuration.
package enum OSGiValue: Equatable, Sendable {
  /// A single value, outside of any list.
  case scalar(OSGiScalar)
  /// An array; its type stands for itself, because it may be empty or primitive.
  case array(OSGiType, [OSGiScalar])
  /// A collection, `(…)` in a file.
  case collection([OSGiScalar])

  /// A single string as a value.
  package static func text(_ text: String) -> OSGiValue { .scalar(.string(text)) }

  /// The text, when this is a single string.
  package var string: String? {
    if case .scalar(.string(let text)) = self { text } else { nil }
  }

  /// The values, however many there are.
  package var elements: [OSGiScalar] {
    switch self {
    case .scalar(let value): [value]
    case .array(_, let values), .collection(let values): values
    }
  }

  /// The type's name in Java; that of an empty collection is `String`, as when nothing is written.
  package var typeName: String {
    switch self {
    case .scalar(let value): value.type.name
    case .array(let type, _): type.name
    case .collection(let values): (values.first?.type ?? .string).name
    }
  }

  /// `scalar`, `array` or `collection`.
  package var shape: String {
    switch self {
    case .scalar: "scalar"
    case .array: "array"
    case .collection: "collection"
    }
  }
}
