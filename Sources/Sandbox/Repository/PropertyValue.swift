import FoundationEssentials

/// The type of a property, by the name that `@TypeHint` uses.
enum PropertyKind: String, Codable, Sendable {
  case string = "String"
  case boolean = "Boolean"
  case long = "Long"
  case double = "Double"
  case decimal = "Decimal"
  case date = "Date"
  case name = "Name"
  case path = "Path"
  case uri = "URI"
  case binary = "Binary"
}

/// The value of a property.
indirect enum PropertyValue: Codable, Equatable, Sendable {
  /// Text of any type that JSON shows as a string, such as names and paths.
  case text(PropertyKind, String)
  case boolean(Bool)
  case long(Int)
  case double(Double)
  case date(RepositoryDate)
  case binary(Data)
  /// Several values of one kind, or none.
  case list(PropertyKind, [PropertyValue])

  /// A single value of type String.
  static func string(_ text: String) -> Self { .text(.string, text) }

  /// A list of values of type String.
  static func strings(_ texts: [String]) -> Self { .list(.string, texts.map(Self.string)) }

  /// The type that all values of the property share.
  var kind: PropertyKind {
    switch self {
    case .text(let kind, _), .list(let kind, _): kind
    case .boolean: .boolean
    case .long: .long
    case .double: .double
    case .date: .date
    case .binary: .binary
    }
  }

  /// Whether it is a list of values.
  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// A single value as text; nil for lists and binaries.
  var text: String? {
    switch self {
    case .text(_, let text): text
    case .boolean(let value): String(value)
    case .long(let value): String(value)
    case .double(let value): String(value)
    case .date(let date): date.description
    case .binary, .list: nil
    }
  }
}
