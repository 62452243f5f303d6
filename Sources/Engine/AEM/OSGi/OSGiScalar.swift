import Values

/// One value of a configuration.
///
/// Floating-point values are kept as bits, which is how Felix writes and how Java compares them.
package enum OSGiScalar: Sendable {
  /// Text; a lone surrogate, which Java can have, becomes U+FFFD.
  case string(String)
  /// Text that must not be seen; other text is never equal to it.
  case secret(Secret)
  /// A 32-bit number, Java's `Integer`.
  case integer(Int32)
  /// A 64-bit number, Java's `Long`.
  case long(Int64)
  /// The bits of a `Float`.
  case float(bitPattern: UInt32)
  /// The bits of a `Double`.
  case double(bitPattern: UInt64)
  /// An 8-bit number, Java's `Byte`.
  case byte(Int8)
  /// A 16-bit number, Java's `Short`.
  case short(Int16)
  /// A UTF-16 unit, Java's `Character`.
  case character(UInt16)
  /// A truth value, Java's `Boolean`.
  case boolean(Bool)

  /// Its type, never a primitive one.
  package var type: OSGiType {
    switch self {
    case .string, .secret: .string
    case .integer: .integer
    case .long: .long
    case .float: .float
    case .double: .double
    case .byte: .byte
    case .short: .short
    case .character: .character
    case .boolean: .boolean
    }
  }

  /// The value for a person; a mask for a secret.
  package var text: String {
    switch self {
    case .string(let text): text
    case .secret: OSGiSecrets.mask
    case .integer(let number): String(number)
    case .long(let number): String(number)
    case .float(let bits): String(Float(bitPattern: bits))
    case .double(let bits): String(Double(bitPattern: bits))
    case .byte(let number): String(number)
    case .short(let number): String(number)
    case .character(let unit): String(decoding: [unit], as: UTF16.self)
    case .boolean(let flag): flag ? "true" : "false"
    }
  }
}

extension OSGiScalar: Equatable {
  /// Compares as Java does: strings unit by unit, not by Unicode equivalence.
  package static func == (left: OSGiScalar, right: OSGiScalar) -> Bool {
    switch (left, right) {
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.secret(let one), .secret(let other)): one.equals(other)
    case (.integer(let one), .integer(let other)): one == other
    case (.long(let one), .long(let other)): one == other
    case (.float(let one), .float(let other)): one == other
    case (.double(let one), .double(let other)): one == other
    case (.byte(let one), .byte(let other)): one == other
    case (.short(let one), .short(let other)): one == other
    case (.character(let one), .character(let other)): one == other
    case (.boolean(let one), .boolean(let other)): one == other
    default: false
    }
  }
}
