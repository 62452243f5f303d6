import FoundationEssentials

/// Any JSON document, for shapes that another side decides.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// A number without a fraction that fits 64 bits.
  case integer(Int)
  /// A number with a fraction, or one that does not fit 64 bits.
  case number(Double)
  /// A text, its escapes replaced.
  case string(String)
  /// Elements in the order of the document.
  case array([JSONValue])
  /// Members by name; their order is not kept.
  case object([String: JSONValue])

  /// Reads UTF-8 JSON in one pass; a byte order mark is skipped.
  ///
  /// `ends` are members of an object at the first of which the reading ends; it and what comes
  /// behind it are not read.
  ///
  /// - Throws: ``JSONFlaw`` when the bytes are no JSON, name a member twice, or exceed a limit.
  package init(
    parsing bytes: some Collection<UInt8>, limits: JSONLimits = .answer,
    before ends: Set<String> = []
  ) throws(JSONFlaw) {
    self = try Self.read(bytes, limits, ends).get()
  }

  private static func read(
    _ bytes: some Collection<UInt8>, _ limits: JSONLimits, _ ends: Set<String>
  ) -> Result<JSONValue, JSONFlaw> {
    func read(_ whole: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONFlaw> {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let body = UnsafeBufferPointer(rebasing: whole.starts(with: mark) ? whole[3...] : whole[...])
      return Result { () throws(JSONFlaw) in try JSONReader(body, limits, before: ends).read() }
    }
    return bytes.withContiguousStorageIfAvailable(read)
      ?? Array(bytes).withUnsafeBufferPointer(read)
  }

  /// UTF-8 JSON with sorted keys, so that equal values have equal bytes.
  package func encoded(pretty: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return Array(try encoder.encode(self))
  }
}

extension JSONValue {
  /// The member of that name, when this is an object that has it.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text, when this is a string.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The whole number, also when it came as text: some servers quote their counts.
  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .string(let text): Int(text)
    case .null, .bool, .number, .array, .object: nil
    }
  }

  /// The truth value, also when it came as text.
  package var bool: Bool? {
    switch self {
    case .bool(let value): value
    case .string("true"): true
    case .string("false"): false
    case .null, .string, .integer, .number, .array, .object: nil
    }
  }

  /// The elements, when this is an array.
  package var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, when this is an object.
  package var object: [String: JSONValue]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSONValue: Encodable {
  /// Writes the value as it is.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Members; of equal names the last wins.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
