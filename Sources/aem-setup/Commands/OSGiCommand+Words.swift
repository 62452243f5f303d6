import Engine
import Values

extension FelixReading {
  /// A property's name, or the mask when it may tell a piece of a secret.
  func shownName(_ name: String) -> String {
    concealed.contains(name) ? OSGiSecrets.mask : name
  }

  /// The note in a sentence, for a person.
  func sentence(_ note: Note) -> String {
    let name = TerminalText.line(note.property.map(shownName) ?? "", limit: 120)
    switch note.kind {
    case .cutAtEquals: return "the value of \(name) ends before this =, which has no backslash"
    case .unclosed: return "the value of \(name) is not closed"
    case .unquoted: return "\(name) has no value in quotation marks and is dropped"
    case .unknownType(let letter):
      return "\(TerminalText.line(letter)) is not a type; \(name) is dropped"
    case .spaceBeforeValue: return "white space is next to the =; \(name) is dropped"
    case .brokenList: return "the list is broken here; \(name) is dropped"
    case .emptyCharacter: return "the value has no character; \(name) is dropped"
    case .charactersDropped: return "all but the first character of \(name) are dropped"
    case .notBoolean: return "the value of \(name) is neither true nor false and counts as false"
    case .backslashDropped: return "the backslash is dropped"
    case .escapeDropped: return "the unfinished \\u is dropped"
    case .duplicate: return "an earlier value of \(name) is overwritten"
    case .restDropped: return "the rest of the file is dropped"
    case .strangeName: return "the name of a property begins here and has strange characters"
    }
  }
}

extension FelixReading.Refusal {
  /// The reason in Felix's terms, which are those of error.log.
  var sentence: String {
    switch cause {
    case .unexpectedToken(let token, let line, let position):
      "Unexpected token \(token); expected: 61 (line=\(line), pos=\(position))"
    case .notANumber:
      "NumberFormatException: the value is not a number of its type"
    }
  }
}
