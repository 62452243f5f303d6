/// The part of a pass that reads what appears after `=`.
extension FelixConfigRun {
  /// Reads a value; nil when Felix drops the property.
  mutating func readValue() throws(FelixReading.Cause) -> OSGiValue? {
    let first = age.allowsSpaces ? characters.readPastSpace() : characters.read()
    let start = characters.index
    var type = OSGiType.string
    var opening = first
    if let letter = first.flatMap(OSGiType.init(unit:)) {
      type = letter
      opening = characters.read()
    }
    switch opening {
    case 0x5B: return try readList(of: type, closing: 0x5D).map { .array(type, $0) }
    case 0x28: return try readList(of: type, closing: 0x29).map { .collection($0) }
    case 0x22:
      let value = try readSimple(type)
      ensureClosed()
      return value.map { .scalar($0) }
    default:
      note(reason(first, opening), at: start)
      return nil
    }
  }

  /// Why no value begins after `=`.
  private func reason(_ first: UInt16?, _ opening: UInt16?) -> FelixReading.Kind {
    guard let first, opening != nil else { return .unquoted }
    if FelixCharacters.isSpace(first), first != 0x0A { return .spaceBeforeValue }
    let next = characters.text(characters.upcoming..<characters.upcoming + 1)
    let isLetter = (0x41...0x5A).contains(first & 0xDF)
    if isLetter, opening == first, ["\"", "[", "("].contains(next) {
      return .unknownType(String(decoding: [first], as: UTF16.self))
    }
    return .unquoted
  }

  /// Skips the closing quotation mark; anything else there is skipped too, as in Felix, where the
  /// error is created and not thrown.
  private mutating func ensureClosed() {
    let unit = characters.read()
    guard unit != 0x22 else { return }
    note(unit == 0x3D ? .cutAtEquals : .unclosed)
  }

  private mutating func readList(
    of type: OSGiType, closing: UInt16
  ) throws(FelixReading.Cause) -> [OSGiScalar]? {
    var values: [OSGiScalar] = []
    while true {
      var unit = readPastLineBreaks()
      if unit == 0x22 {
        guard let value = try readSimple(type) else { return nil }
        ensureClosed()
        values.append(value)
        unit = readPastLineBreaks()
      }
      if unit == closing { return values }
      guard unit == 0x2C else {
        note(.brokenList)
        return nil
      }
    }
  }

  /// The next unit that is neither white space nor a backslash at a line's end.
  private mutating func readPastLineBreaks() -> UInt16? {
    var unit = characters.readPastSpace()
    while unit == 0x5C {
      let after = characters.readRaw()
      guard after == 0x0D || after == 0x0A else {
        characters.unread(after)
        return unit
      }
      unit = characters.readPastSpace()
    }
    return unit
  }

  private mutating func readSimple(_ type: OSGiType) throws(FelixReading.Cause) -> OSGiScalar? {
    let start = characters.upcoming
    let text = try readQuoted()
    switch type.boxed {
    case .integer: return .integer(try number(text))
    case .long: return .long(try number(text))
    case .float:
      let bits: Int32 = try number(text)
      return .float(bitPattern: UInt32(bitPattern: bits))
    case .double:
      let bits: Int64 = try number(text)
      return .double(bitPattern: UInt64(bitPattern: bits))
    case .byte: return .byte(try number(text))
    case .short: return .short(try number(text))
    case .character:
      guard let unit = text.units.first else {
        note(.emptyCharacter, at: start)
        return nil
      }
      if text.units.count > 1 { note(.charactersDropped, at: start) }
      return .character(unit)
    case .boolean:
      let word = text.text.lowercased()
      if word != "true", word != "false" { note(.notBoolean, at: start) }
      return .boolean(word == "true")
    default: return .string(text.text)
    }
  }

  private func number<Number: FixedWidthInteger>(
    _ text: FelixText
  ) throws(FelixReading.Cause) -> Number {
    guard let number: Number = JavaNumber.parse(text.units, radix: 10) else { throw .notANumber }
    return number
  }
}

extension OSGiType {
  /// The type of a letter.
  fileprivate init?(unit: UInt16) {
    guard let byte = UInt8(exactly: unit) else { return nil }
    self.init(rawValue: byte)
  }
}

/// Numbers as Java's `parseInt` and its siblings read them: a sign, then digits of any script.
enum JavaNumber {
  /// Reads all of `units`; nil when they are no number or too large a one.
  static func parse<Number: FixedWidthInteger>(_ units: [UInt16], radix: Int) -> Number? {
    var digits = units[...]
    let isNegative = digits.first == 0x2D
    if isNegative || digits.first == 0x2B { digits = digits.dropFirst() }
    guard !digits.isEmpty else { return nil }
    var result: Number = 0
    for unit in digits {
      guard let digit = value(unit), digit < radix else { return nil }
      let (product, isTooLarge) = result.multipliedReportingOverflow(by: Number(radix))
      let (sum, isOver) =
        isNegative
        ? product.subtractingReportingOverflow(Number(digit))
        : product.addingReportingOverflow(Number(digit))
      if isTooLarge || isOver { return nil }
      result = sum
    }
    return result
  }

  private static func value(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x61...0x7A: return Int(unit) - 0x61 + 10
    case 0x41...0x5A: return Int(unit) - 0x41 + 10
    // Full-width letters.
    case 0xFF21...0xFF3A: return Int(unit) - 0xFF21 + 10
    case 0xFF41...0xFF5A: return Int(unit) - 0xFF41 + 10
    default:
      guard let scalar = Unicode.Scalar(unit), scalar.properties.generalCategory == .decimalNumber,
        let number = scalar.properties.numericValue
      else { return nil }
      return Int(number)
    }
  }
}
