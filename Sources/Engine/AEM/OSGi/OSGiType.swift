/// The types that a configuration's values can have, by the letter that Felix writes for them.
package enum OSGiType: UInt8, CaseIterable, Sendable {
  /// `String`; its letter is read and never written.
  case string = 0x54
  /// `Integer`, a 32-bit number; the letter is I.
  case integer = 0x49
  /// `Long`, a 64-bit number; the letter is L.
  case long = 0x4C
  /// `Float`, written as its 32 bits.
  case float = 0x46
  /// `Double`, written as its 64 bits.
  case double = 0x44
  /// `Byte`; the letter is X.
  case byte = 0x58
  /// `Short`, a 16-bit number; the letter is S.
  case short = 0x53
  /// `Character`, one UTF-16 unit.
  case character = 0x43
  /// `Boolean`, the letter is B.
  case boolean = 0x42
  /// `int`, only inside of arrays; the letter is i.
  case primitiveInteger = 0x69
  /// `long`, only inside of arrays; the letter is l.
  case primitiveLong = 0x6C
  /// `float`, only inside of arrays; the letter is f.
  case primitiveFloat = 0x66
  /// `double`, only inside of arrays; the letter is d.
  case primitiveDouble = 0x64
  /// `byte`; the letter is x.
  case primitiveByte = 0x78
  /// `short`, only inside of arrays; the letter is s.
  case primitiveShort = 0x73
  /// `char`, only inside of arrays; the letter is c.
  case primitiveCharacter = 0x63
  /// `boolean`, only inside of arrays; the letter is b.
  case primitiveBoolean = 0x62

  /// The name in Java, such as `Integer` or `int`.
  package var name: String {
    switch self {
    case .string: "String"
    case .integer: "Integer"
    case .long: "Long"
    case .float: "Float"
    case .double: "Double"
    case .byte: "Byte"
    case .short: "Short"
    case .character: "Character"
    case .boolean: "Boolean"
    case .primitiveInteger: "int"
    case .primitiveLong: "long"
    case .primitiveFloat: "float"
    case .primitiveDouble: "double"
    case .primitiveByte: "byte"
    case .primitiveShort: "short"
    case .primitiveCharacter: "char"
    case .primitiveBoolean: "boolean"
    }
  }

  /// The type of a single value: outside of arrays Java has objects only.
  package var boxed: OSGiType {
    OSGiType(rawValue: rawValue & 0xDF) ?? self
  }
}
