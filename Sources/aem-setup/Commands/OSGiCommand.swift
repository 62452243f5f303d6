import Engine
import FoundationEssentials
import Values

/// `osgi`: what AEM makes of `.config` files, and the migration of those behind Smart Tags.
struct OSGiCommand {
  let wiring: Wiring
  /// The largest file that is looked at, in bytes: no configuration comes near it.
  private static let limit = 1 << 20

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Runs `read`, `lint` or `migrate`.
  func run() throws(Failure) -> ExitStatus {
    let words = wiring.arguments.words
    let rest = Array(words.dropFirst())
    switch (words[0], rest.count) {
    case ("read", 1): return try read(rest[0])
    case ("lint", _): return try lint(rest)
    case ("migrate", 1): return try OSGiMigrateCommand(wiring).run(rest[0])
    default:
      throw Failure("Expected: aem-setup osgi \(Command.osgi.words)", status: .misuse)
    }
  }

  /// Whose rules the files are read by.
  func age() throws(Failure) -> FelixReaderAge {
    guard let name = wiring.arguments[.reader] else { return .aem65 }
    if let age = FelixReaderAge(rawValue: name) { return age }
    let known = FelixReaderAge.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure("There is no reader \"\(name)\". There are: \(known).", status: .misuse)
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let size = attributes?[.size] as? Int, size > limit {
      throw Failure("\(path) is larger than 1 MiB: no configuration file is.", status: .misuse)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure("\(path) cannot be read.", status: .misuse)
    }
    return Array(data)
  }

  private func read(_ path: String) throws(Failure) -> ExitStatus {
    let bytes = try Self.bytes(path)
    let reading: FelixReading
    if OSGiFileName(path)?.format == .json {
      guard let configuration = OSGiJSONFormat.read(bytes) else {
        throw Failure("\(path) holds no JSON object.")
      }
      reading = FelixReading(configuration)
    } else {
      reading = FelixConfigReader(try age()).read(bytes)
    }
    if wiring.arguments.has(.json) {
      Output.document(OSGiReadDocument(reading).value)
    } else {
      tell(reading)
    }
    return reading.error == nil ? .done : .failed
  }

  private func tell(_ reading: FelixReading) {
    if let error = reading.error {
      Output.line("AEM refuses the file. \(error.line):\(error.column): \(error.sentence)")
    }
    for property in reading.error == nil ? reading.configuration.properties : [] {
      let value = OSGiReadDocument.shown(property, reading)
      let type = "\(property.value.typeName) \(property.value.shape)"
      Output.line("\(TerminalText.line(reading.shownName(property.name))) (\(type)): \(value)")
    }
    for note in reading.notes where note.kind.isLoss {
      Output.line("Lost at \(note.line):\(note.column): \(reading.sentence(note))")
    }
  }
}

/// What `osgi read --json` prints.
struct OSGiReadDocument {
  private let reading: FelixReading

  init(_ reading: FelixReading) {
    self.reading = reading
  }

  /// `{"properties": {NAME: {"type", "shape", "value"}}, "lost": [{"line", "column", "message"}],
  /// "error": null or {"line", "column", "message"}}`; secrets are masked.
  var value: JSONValue {
    var properties: [String: JSONValue] = [:]
    for property in reading.error == nil ? reading.configuration.properties : [] {
      properties[reading.shownName(property.name)] = [
        "type": .string(property.value.typeName), "shape": .string(property.value.shape),
        "value": json(property),
      ]
    }
    let lost = reading.notes.filter(\.kind.isLoss).map { note in
      Self.entry(note.line, note.column, reading.sentence(note))
    }
    return [
      "properties": .object(properties), "lost": .array(lost),
      "error": reading.error.map { Self.entry($0.line, $0.column, $0.sentence) } ?? .null,
    ]
  }

  /// A value for a person.
  static func shown(_ property: OSGiConfiguration.Property, _ reading: FelixReading) -> String {
    if reading.conceals(property.name) { return OSGiSecrets.mask }
    return TerminalText.line(property.value.elements.map(\.text).joined(separator: ", "))
  }

  private static func entry(_ line: Int, _ column: Int, _ message: String) -> JSONValue {
    ["line": .integer(line), "column": .integer(column), "message": .string(message)]
  }

  private func json(_ property: OSGiConfiguration.Property) -> JSONValue {
    let isMasked = reading.conceals(property.name)
    func one(_ value: OSGiScalar) -> JSONValue {
      if isMasked { return .string(OSGiSecrets.mask) }
      switch value {
      case .integer(let number): return .integer(Int(number))
      case .long(let number): return .integer(Int(number))
      case .byte(let number): return .integer(Int(number))
      case .short(let number): return .integer(Int(number))
      case .boolean(let flag): return .bool(flag)
      case .float, .double:
        // JSON has no word for what is no number, and 3.6 stays 3.6.
        return Double(value.text).flatMap { $0.isFinite ? .number($0) : nil }
          ?? .string(value.text)
      case .string, .character: return .string(value.text)
      }
    }
    if case .scalar(let value) = property.value { return one(value) }
    return .array(property.value.elements.map(one))
  }
}
