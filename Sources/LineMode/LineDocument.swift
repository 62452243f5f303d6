/// A JSON document that comes line by line; it is kept as one line, as the full screen keeps a
/// paste.
struct LineDocument {
  /// The lines so far, without line breaks.
  private(set) var text: String

  /// Begins with the first line.
  init(_ first: String) {
    text = first
  }

  /// Adds a line; JSON has no line breaks inside of anything.
  mutating func append(_ line: String) {
    text += line
  }

  /// Whether nothing more belongs to it: every brace is closed, or it is no object at all.
  var isWhole: Bool {
    guard text.first(where: { !$0.isWhitespace }) == "{" else { return true }
    var depth = 0
    var (isQuoted, isEscaped) = (false, false)
    for character in text {
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\\" where isQuoted: isEscaped = true
      case "\"": isQuoted.toggle()
      case "{" where !isQuoted: depth += 1
      case "}" where !isQuoted: depth -= 1
      default: break
      }
    }
    return depth <= 0
  }
}
