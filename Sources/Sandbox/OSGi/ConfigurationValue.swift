/// The type of a configuration value, by the letter that it has in `.config` files.
enum ConfigurationKind: String, Codable, Sendable {
  case string = "T"
  case integer = "I"
  case long = "L"
  case float = "F"
  case double = "D"
  case short = "S"
  case byte = "X"
  case character = "C"
  case boolean = "B"

  /// The number of the type in the metatype service, and so in the console.
  var metatypeNumber: Int {
    switch self {
    case .string: 1
    case .long: 2
    case .integer: 3
    case .short: 4
    case .character: 5
    case .byte: 6
    case .double: 7
    case .float: 8
    case .boolean: 11
    }
  }

  /// The name of the Java class, or of the primitive type.
  func javaName(isPrimitive: Bool) -> String {
    switch self {
    case .string: "String"
    case .integer: isPrimitive ? "int" : "Integer"
    case .long: isPrimitive ? "long" : "Long"
    case .float: isPrimitive ? "float" : "Float"
    case .double: isPrimitive ? "double" : "Double"
    case .short: isPrimitive ? "short" : "Short"
    case .byte: isPrimitive ? "byte" : "Byte"
    case .character: isPrimitive ? "char" : "Character"
    case .boolean: isPrimitive ? "boolean" : "Boolean"
    }
  }

  /// A text in the form that Java returns; nil when it is not a value of this type.
  func normalized(_ text: String) -> String? {
    switch self {
    case .string: text
    case .integer: Int32(text).map(String.init)
    case .long: Int64(text).map(String.init)
    case .short: Int16(text).map(String.init)
    case .byte: Int8(text).map(String.init)
    case .float: Float(text).map(\.description)
    case .double: Double(text).map(\.description)
    case .character: text.first.map(String.init)
    case .boolean: String(text.lowercased() == "true")
    }
  }
}

/// A value in Config Admin.
struct ConfigurationValue: Codable, Equatable, Sendable {
  /// One value, a Java array, or a Java collection.
  enum Shape: String, Codable, Sendable {
    case scalar
    case array
    case collection
  }

  var kind = ConfigurationKind.string
  /// Whether an array contains Java's primitive type.
  var isPrimitive = false
  var shape = Shape.scalar
  /// The values as text; exactly one for a scalar.
  var texts: [String]

  /// A scalar of type String.
  static func string(_ text: String) -> Self { Self(texts: [text]) }

  /// An array of type String.
  static func strings(_ texts: [String]) -> Self { Self(shape: .array, texts: texts) }

  /// The first value as text.
  var text: String { texts.first ?? "" }
}
