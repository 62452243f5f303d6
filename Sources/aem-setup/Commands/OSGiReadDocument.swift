import Engine
import Values

/// The document that `osgi read --json` prints.
struct OSGiReadDocument {
  private let reading: FelixReading

  /// Prepares the document of one file.
  init(_ reading: FelixReading) {
    self.reading = reading
  }

  /// The properties and the lost parts of a file.
  ///
  /// `{"properties": {NAME: {"type", "shape", "value"}}, "lost": [{"line", "column", "message"}],
  /// "error": null or {"line", "column", "message"}}`. Values are in it as they are, because a
  /// program asks for it; for people they are masked.
  var value: JSONValue {
    var properties: [String: JSONValue] = [:]
    for property in reading.error == nil ? reading.configuration.properties : [] {
      properties[property.name] = [
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
    func one(_ value: OSGiScalar) -> JSONValue {
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
      case .string, .secret, .character: return .string(value.text)
      }
    }
    if case .scalar(let value) = property.value { return one(value) }
    return .array(property.value.elements.map(one))
  }
}
