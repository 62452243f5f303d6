/// The result of reading a `.config` file as Felix does, and what gets lost on the way.
package struct FelixReading: Equatable, Sendable {
  /// The properties that Felix has after reading; when it refuses the file, those until then.
  package var configuration = OSGiConfiguration()
  /// The values that it drops or changes without a word, in the order of the file.
  package var notes: [Note] = []
  /// Why it refuses the file; then AEM keeps nothing of it.
  package var error: Refusal?
  /// Names that may contain a piece of a secret that was cut: not to be shown.
  package var concealed: Set<String> = []

  /// A reading without a loss.
  package init(_ configuration: OSGiConfiguration = OSGiConfiguration()) {
    self.configuration = configuration
  }

  /// Something that the author of the file did not mean.
  package struct Note: Equatable, Sendable {
    /// What happened to the value.
    package var kind: Kind
    /// The property that it concerns; nil when there is none.
    package var property: String?
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in UTF-16 units.
    package var column: Int
  }

  /// What can happen to a value without an error.
  package enum Kind: Equatable, Sendable {
    /// `=` ends the value; what appears after it is read as something else.
    case cutAtEquals
    /// The file ends inside the value.
    case unclosed
    /// No quotation mark, bracket or known type follows `=`; the property is dropped.
    case unquoted
    /// An unknown letter appears before the value; the property is dropped.
    case unknownType(String)
    /// Space appears between `=` and the value; the property is dropped.
    case spaceBeforeValue
    /// The elements are not separated by commas or not closed; the property is dropped.
    case brokenList
    /// A character without a character; the property is dropped.
    case emptyCharacter
    /// Only the first character is kept.
    case charactersDropped
    /// Text that is neither true nor false counts as false.
    case notBoolean
    /// A backslash before a character that needs none is dropped.
    case backslashDropped
    /// `\u` without four characters after it is dropped.
    case escapeDropped
    /// An earlier value of the same name is overwritten.
    case duplicate
    /// Reading ends here although the file continues; everything after it is dropped.
    case restDropped
    /// The name contains characters that no property's name has: it swallowed something else.
    case strangeName

    /// Whether something that appears in the file is gone afterwards.
    package var isLoss: Bool {
      switch self {
      case .unclosed, .notBoolean, .strangeName: false
      case .cutAtEquals, .unquoted, .unknownType, .spaceBeforeValue, .brokenList,
        .emptyCharacter, .charactersDropped, .backslashDropped, .escapeDropped, .duplicate,
        .restDropped:
        true
      }
    }
  }

  /// Why Felix refuses a file.
  package struct Refusal: Equatable, Sendable {
    /// The error that Felix stops with.
    package var cause: Cause
    /// The property that it concerns; nil when there is none.
    package var property: String?
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in UTF-16 units.
    package var column: Int
  }

  /// The two kinds of refusal.
  package enum Cause: Error, Equatable, Sendable {
    /// `IOException`: another token than `=` follows a name; line and position as Felix says them.
    case unexpectedToken(Int, line: Int, position: Int)
    /// `NumberFormatException`: the value is no number of its type, or `\u` is not followed by one.
    case notANumber
  }

  /// Whether a value must not be shown under this name.
  package func conceals(_ name: String) -> Bool {
    OSGiSecrets.isSecret(name) || concealed.contains(name)
  }
}
