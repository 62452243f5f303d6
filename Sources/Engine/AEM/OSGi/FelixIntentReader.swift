import Values

/// Reads a `.config` file as its author meant it, line by line, whatever Felix makes of it.
///
/// A value ends at the last quotation mark of its line; what appears after `=` without quotation
/// marks is a text up to the line's end. Of equal names the last wins, as in Felix.
package struct FelixIntentReader: Sendable {
  /// A reader, which has no settings.
  package init() {}

  /// Reads a whole file.
  package func read(_ bytes: some Collection<UInt8>) -> OSGiConfiguration {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
    let lastQuoted = lines.lastIndex { $0.lastQuote != nil } ?? -1
    var configuration = OSGiConfiguration()
    while let line = lines.popFirst() {
      guard let start = IntentLine(line) else { continue }
      configuration[start.name] = value(start, &lines, lastQuoted)
    }
    return configuration
  }

  private func value(
    _ start: IntentLine, _ lines: inout ArraySlice<Substring>, _ lastQuoted: Int
  ) -> OSGiValue? {
    switch start.opening {
    case "[":
      let values = list("]", start, &lines)
      let isTyped = values.allSatisfy { $0.type == start.type.boxed }
      return isTyped ? .array(start.type, values) : .array(.string, Self.texts(values))
    case "(":
      let values = list(")", start, &lines)
      let isTyped = values.allSatisfy { $0.type == start.type.boxed }
      return .collection(isTyped ? values : Self.texts(values))
    case "\"":
      var text = start.rest
      // A value may go over lines, as long as the next line begins no property of its own.
      while text.lastQuote == nil, let next = lines.first, IntentLine(next) == nil,
        lines.startIndex <= lastQuoted
      {
        text += "\n" + next
        lines = lines.dropFirst()
      }
      return scalar(Self.unescaped(text.upToLastQuote), start.type).map { .scalar($0) }
    default: return .text(Self.unescaped(start.rest.trimmed))
    }
  }

  private func list(
    _ closing: Character, _ start: IntentLine, _ lines: inout ArraySlice<Substring>
  ) -> [OSGiScalar] {
    var text = start.rest
    while !Self.isClosed(text, closing), let next = lines.first, IntentLine(next) == nil {
      text += "\n" + next
      lines = lines.dropFirst()
    }
    var values: [OSGiScalar] = []
    var rest = text[...]
    while let quote = rest.firstIndex(of: "\"") {
      rest = rest[rest.index(after: quote)...]
      let end = Self.elementEnd(in: rest, closing)
      if let value = scalar(Self.unescaped(String(rest[..<end])), start.type) {
        values.append(value)
      }
      rest = rest[end...].dropFirst()
    }
    return values
  }

  /// The same values as texts, because a list has one type.
  private static func texts(_ values: [OSGiScalar]) -> [OSGiScalar] {
    values.map { .string($0.text) }
  }

  /// Whether a list is closed: its sign is at the end, or right after a quotation mark.
  private static func isClosed(_ text: String, _ closing: Character) -> Bool {
    text.trimmed.last == closing
  }

  /// The quotation mark that a comma or the closing sign follows.
  private static func elementEnd(in text: Substring, _ closing: Character) -> Substring.Index {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "\\" {
        index = text.index(after: index)
        if index < text.endIndex { index = text.index(after: index) }
        continue
      }
      if text[index] == "\"" {
        let after = text[text.index(after: index)...].drop {
          $0.isWhitespace || $0.isNewline || $0 == "\\"
        }
        if after.isEmpty || after.first == "," || after.first == closing || after.first == "\"" {
          return index
        }
      }
      index = text.index(after: index)
    }
    return text.endIndex
  }

  private func scalar(_ text: String, _ type: OSGiType) -> OSGiScalar? {
    let trimmed = text.trimmed
    switch type.boxed {
    case .integer: return Int32(trimmed).map { .integer($0) } ?? .string(text)
    case .long: return Int64(trimmed).map { .long($0) } ?? .string(text)
    case .float:
      return Int32(trimmed).map { .float(bitPattern: UInt32(bitPattern: $0)) } ?? .string(text)
    case .double:
      return Int64(trimmed).map { .double(bitPattern: UInt64(bitPattern: $0)) } ?? .string(text)
    case .byte: return Int8(trimmed).map { .byte($0) } ?? .string(text)
    case .short: return Int16(trimmed).map { .short($0) } ?? .string(text)
    case .character: return text.utf16.first.map { .character($0) }
    case .boolean: return .boolean(["true", "yes", "on"].contains(trimmed.lowercased()))
    default: return .string(text)
    }
  }

  /// Resolves Felix's escapes; a backslash that appears before another letter or digit was meant.
  static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch next {
      case "b": result.append("\u{8}")
      case "t": result.append("\t")
      case "n": result.append("\n")
      case "f": result.append("\u{C}")
      case "r": result.append("\r")
      case "u":
        let digits = String(Substring(rest.prefix(4)))
        if digits.count == 4, let code = UInt32(digits, radix: 16),
          let decoded = Unicode.Scalar(code)
        {
          result.append(decoded)
          rest = rest.dropFirst(4)
        } else {
          result.append("\\")
          result.append(next)
        }
      default:
        if next.properties.isAlphabetic || next.properties.numericType != nil {
          result.append("\\")
        }
        result.append(next)
      }
    }
    return String(result)
  }
}

/// The first line of a property.
private struct IntentLine {
  var name: String
  var type = OSGiType.string
  /// The mark that the value begins with: a quotation mark, a bracket, or nothing of that kind.
  var opening: Character?
  /// The rest of the line after the opening.
  var rest: String

  /// Nil for comments, empty lines and lines that begin no property.
  init?(_ line: Substring) {
    let trimmed = line.trimmed
    guard !trimmed.hasPrefix("#"), let equals = trimmed.firstUnescaped("=") else { return nil }
    let key = trimmed[..<equals].trimmed
    guard !key.isEmpty, !key.contains("\""), !key.contains("[") else { return nil }
    let plain = FelixIntentReader.unescaped(key).unicodeScalars.filter { $0.value > 0x1F }
    name = String(String.UnicodeScalarView(plain)).trimmed
    guard !name.isEmpty else { return nil }
    rest = trimmed[trimmed.index(after: equals)...].trimmed
    guard let first = rest.first else { return }
    let openings: Set<Character> = ["\"", "[", "("]
    if openings.contains(first) {
      opening = first
      rest.removeFirst()
    } else if let second = rest.dropFirst().first, openings.contains(second), first.isLetter {
      // An unknown letter stands for a text: nobody can tell what else was meant.
      type = first.asciiValue.flatMap(OSGiType.init(rawValue:)) ?? .string
      opening = second
      rest.removeFirst(2)
    }
  }
}

extension StringProtocol {
  /// The last quotation mark without a backslash before it that nothing but a comment follows.
  fileprivate var lastQuote: Index? {
    var found: Index?
    var index = startIndex
    while index < endIndex {
      if self[index] == "\\" {
        index = self.index(after: index)
        if index == endIndex { break }
      } else if self[index] == "\"" {
        found = index
      }
      index = self.index(after: index)
    }
    return found
  }

  fileprivate var upToLastQuote: String {
    String(self[..<(lastQuote ?? endIndex)])
  }

  fileprivate func firstUnescaped(_ sign: Character) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index] == "\\" {
        index = self.index(after: index)
        if index == endIndex { return nil }
      } else if self[index] == sign {
        return index
      }
      index = self.index(after: index)
    }
    return nil
  }
}
