/// Reads `.config` files exactly as Apache Felix's `ConfigurationHandler` of AEM 6.5 does, silent
/// losses included.
///
/// One rule explains most of the losses: a text ends at the first unescaped `"` or `=`, and the
/// reader does not notice a missing closing quote. The rest of the text then decides between an
/// error and a loss.
struct ConfigurationReader {
  /// The refusal of a file as a whole.
  struct Refusal: Error {}

  /// The stand-in for a character pushed back at the end of the file, as in Java.
  private static let endMark = Unicode.Scalar(0xFFFF) ?? "\0"
  private static let tokens = Set("=,()[]\"".unicodeScalars)

  private let characters: [Unicode.Scalar]
  private var position = 0
  /// The character that was read one too far.
  private var pushed: Unicode.Scalar?

  private init(_ text: String) {
    characters = Array(text.unicodeScalars)
  }

  /// Reads a whole file.
  static func read(_ text: String) throws(Refusal) -> OrderedNames<ConfigurationValue> {
    var reader = ConfigurationReader(text)
    var properties = OrderedNames<ConfigurationValue>()
    while let key = try reader.nextName() {
      guard reader.skipWhitespace() == "=" else { throw Refusal() }
      if let value = try reader.value() { properties[key] = value }
    }
    return properties
  }

  /// The next character; a carriage return, alone or before a line feed, is a line feed.
  private mutating func next() -> Unicode.Scalar? {
    if let character = pushed {
      pushed = nil
      return character
    }
    guard position < characters.count else { return nil }
    let character = characters[position]
    position += 1
    guard character == "\r" else { return character }
    if position == characters.count {
      pushed = Self.endMark
    } else if characters[position] == "\n" {
      position += 1
    }
    return "\n"
  }

  private mutating func skipWhitespace() -> Unicode.Scalar? {
    while let character = next() {
      if !character.properties.isWhitespace { return character }
    }
    return nil
  }

  /// Skips white space, and backslashes at the ends of lines.
  private mutating func skipBreaks() -> Unicode.Scalar? {
    while true {
      let character = skipWhitespace()
      guard character == "\\", pushed == nil, position < characters.count,
        ["\n", "\r"].contains(characters[position])
      else { return character }
    }
  }

  /// The next key; nil at the end, and wherever something other than a key comes.
  private mutating func nextName() throws(Refusal) -> String? {
    while true {
      guard let character = skipWhitespace() else { return nil }
      if character == "#" {
        while let skipped = next(), skipped != "\n" {}
        continue
      }
      if Self.tokens.contains(character) { return nil }
      pushed = character
      return try quoted()
    }
  }

  private mutating func value() throws(Refusal) -> ConfigurationValue? {
    guard var code = next() else { return nil }
    var kind = ConfigurationKind.string
    var isPrimitive = false
    if let named = ConfigurationKind(rawValue: String(code).uppercased()),
      named != .string || code == "T"
    {
      kind = named
      isPrimitive = code.properties.isLowercase
      guard let following = next() else { return nil }
      code = following
    }
    switch code {
    case "\"":
      guard let text = try simple(kind) else { return nil }
      _ = next()
      return ConfigurationValue(kind: kind, isPrimitive: isPrimitive, texts: [text])
    case "[":
      return try list(kind, until: "]").map {
        ConfigurationValue(kind: kind, isPrimitive: isPrimitive, shape: .array, texts: $0)
      }
    case "(":
      return try list(kind, until: ")").map {
        ConfigurationValue(kind: kind, isPrimitive: isPrimitive, shape: .collection, texts: $0)
      }
    default: return nil
    }
  }

  private mutating func list(
    _ kind: ConfigurationKind, until end: Unicode.Scalar
  ) throws(Refusal) -> [String]? {
    var texts: [String] = []
    while true {
      var character = skipBreaks()
      if character == "\"" {
        guard let text = try simple(kind) else { return nil }
        _ = next()
        texts.append(text)
        character = skipBreaks()
      }
      if character == end { return texts }
      guard character == "," else { return nil }
    }
  }

  private mutating func simple(_ kind: ConfigurationKind) throws(Refusal) -> String? {
    let text = try quoted()
    switch kind {
    case .float:
      guard let bits = Int32(text) else { throw Refusal() }
      return Float(bitPattern: UInt32(bitPattern: bits)).description
    case .double:
      guard let bits = Int64(text) else { throw Refusal() }
      return Double(bitPattern: UInt64(bitPattern: bits)).description
    case .character: return text.first.map(String.init)
    case .string, .integer, .long, .short, .byte, .boolean:
      guard let normal = kind.normalized(text) else { throw Refusal() }
      return normal
    }
  }

  /// Text up to the next unescaped `"` or `=`, which stays where it is.
  private mutating func quoted() throws(Refusal) -> String {
    var text = String.UnicodeScalarView()
    while let character = next() {
      switch character {
      case "=", "\"":
        pushed = character
        return String(text)
      case "\\": try text.append(escaped())
      default: text.append(character)
      }
    }
    pushed = Self.endMark
    return String(text)
  }

  private mutating func escaped() throws(Refusal) -> Unicode.Scalar {
    switch next() {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "u":
      let digits = (0..<4).compactMap { _ in next().map(Character.init) }
      guard let code = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(code) else {
        throw Refusal()
      }
      return scalar
    case let character?: return character
    case nil: return Self.endMark
    }
  }
}
