/// One pass over a file, from its first unit to its end or to Felix's first error.
struct FelixConfigRun {
  /// The characters, read up to the present place.
  var characters: FelixCharacters
  /// The properties and losses found so far.
  private(set) var reading = FelixReading()
  /// The generation whose rules apply.
  let age: FelixReaderAge
  private let places: TextPlaces
  /// The property that is being read.
  private var property: String?
  /// The last line on which a piece of a secret may be.
  private var lastSecretLine = 0

  /// A pass that has not begun.
  init(_ characters: FelixCharacters, _ age: FelixReaderAge) {
    self.characters = characters
    self.age = age
    places = characters.places
  }

  /// A name, a sign or the end of the file.
  private enum Token: Equatable {
    case name(String, at: Int)
    case sign(UInt16)
    case end
  }

  private static let equals: UInt16 = 0x3D
  /// `= [ ] ( ) , "`: what is no name.
  private static let signs = Set("=[](),\"".utf16)

  /// Reads to the end, or as far as Felix gets.
  mutating func readAll() {
    do throws(FelixReading.Cause) {
      try readProperties()
    } catch {
      let place = places[characters.index]
      reading.error = FelixReading.Refusal(
        cause: error, property: property, line: place.line, column: place.column)
    }
  }

  /// Notes what happens at an index, by default where the last unit was read.
  mutating func note(_ kind: FelixReading.Kind, at index: Int? = nil) {
    let place = places[index ?? characters.index]
    reading.notes.append(
      FelixReading.Note(
        kind: kind, property: property, line: place.line, column: place.column))
  }

  private mutating func readProperties() throws(FelixReading.Cause) {
    while true {
      let token = try nextToken(startsLine: true)
      guard case .name(let raw, let start) = token else {
        if case .sign = token { note(.restDropped) }
        return
      }
      let name = age.allowsSpaces ? raw.trimmedAsInJava : raw
      property = name
      let line = places.line(start)
      if line <= lastSecretLine { reading.concealed.insert(name) }
      let isSecret = reading.conceals(name)
      if isSecret { lastSecretLine = line }
      let equal = try nextToken(startsLine: false)
      guard equal == .sign(Self.equals) else { throw unexpected(equal) }
      let value = try readValue()
      if isSecret { lastSecretLine = max(lastSecretLine, places.line(characters.index)) }
      if name.unicodeScalars.contains(where: \.isStrangeInName) { note(.strangeName, at: start) }
      guard let value else { continue }
      if reading.configuration[name] != nil { note(.duplicate, at: start) }
      reading.configuration[name] = value
    }
  }

  private func unexpected(_ token: Token) -> FelixReading.Cause {
    let code =
      switch token {
      case .name: 0x4E
      case .sign(let unit): Int(unit)
      case .end: -1
      }
    return .unexpectedToken(code, line: characters.line, position: characters.position)
  }

  private mutating func nextToken(startsLine: Bool) throws(FelixReading.Cause) -> Token {
    while true {
      guard let unit = characters.readPastSpace() else { return .end }
      guard startsLine, unit == 0x23 else {
        if Self.signs.contains(unit) { return .sign(unit) }
        let start = characters.index
        characters.unread(unit)
        return .name(try readQuoted().text, at: start)
      }
      var skipped: UInt16? = unit
      while let found = skipped, found != 0x0A { skipped = characters.read() }
      if skipped == nil { return .end }
    }
  }

  /// Reads up to a quotation mark, `=` or the end, and resolves escapes.
  mutating func readQuoted() throws(FelixReading.Cause) -> FelixText {
    var units: [UInt16] = []
    while true {
      let unit = characters.read()
      switch unit {
      case nil, 0x22, Self.equals:
        characters.unread(unit)
        return FelixText(units)
      case 0x5C: try readEscape(into: &units)
      case let plain?: units.append(plain)
      }
    }
  }

  private mutating func readEscape(into units: inout [UInt16]) throws(FelixReading.Cause) {
    let start = characters.index
    guard let unit = characters.read() else {
      note(.backslashDropped, at: start)
      // Java turns "no character" into one.
      units.append(0xFFFF)
      return
    }
    switch unit {
    case 0x62: units.append(0x08)
    case 0x74: units.append(0x09)
    case 0x6E: units.append(0x0A)
    case 0x66: units.append(0x0C)
    case 0x72: units.append(0x0D)
    case 0x75:
      var digits: [UInt16] = []
      while digits.count < 4, let digit = characters.read() { digits.append(digit) }
      guard digits.count == 4 else {
        note(.escapeDropped, at: start)
        return
      }
      guard let code: Int32 = JavaNumber.parse(digits, radix: 16) else { throw .notANumber }
      units.append(UInt16(truncatingIfNeeded: code))
    default:
      if !Self.needsEscape.contains(unit) { note(.backslashDropped, at: start) }
      units.append(unit)
    }
  }

  /// `\`, the quotation mark, the space, `=`: the only plain characters that the writer escapes.
  private static let needsEscape = Set("\\\" =".utf16)
}

extension Unicode.Scalar {
  /// Whether the character shows that a name is not what its author meant.
  fileprivate var isStrangeInName: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFD, 0xFFFF: true
    default: ";,#[](){}\"<>".unicodeScalars.contains(self)
    }
  }
}

extension String {
  /// The text without the characters up to the space at both ends.
  fileprivate var trimmedAsInJava: String {
    let units = Array(utf16)
    let start = units.drop { $0 <= 0x20 }
    guard let last = start.lastIndex(where: { $0 > 0x20 }) else { return "" }
    return String(decoding: start[...last], as: UTF16.self)
  }
}
