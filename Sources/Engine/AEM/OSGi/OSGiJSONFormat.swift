import Values

/// Reads and writes `.cfg.json`: JSON with comments, one member for each property.
///
/// A name may end with its type, as in `timeout:Integer` or `names:Collection<String>`.
package enum OSGiJSONFormat {
  /// Reads a file.
  ///
  /// - Returns: nil when it is no JSON object, comments and a byte order mark aside.
  package static func read(_ bytes: some Collection<UInt8>) -> OSGiConfiguration? {
    guard let document = try? JSONValue(parsing: withoutComments(bytes), limits: .file),
      let members = document.object
    else { return nil }
    var configuration = OSGiConfiguration()
    for (key, json) in members {
      // Members of the format itself, such as `:configurator:symbolic-name`.
      if key.hasPrefix(":") { continue }
      let (name, hint) = split(key)
      configuration[name] = value(json, hint)
    }
    return configuration
  }

  /// The bytes of a file.
  package static func write(_ configuration: OSGiConfiguration) -> [UInt8] {
    var members: [String: JSONValue] = [:]
    for property in configuration.properties {
      let (json, hint) = member(property.value)
      members[property.name + (hint.map { ":\($0)" } ?? "")] = json
    }
    return ((try? JSONValue.object(members).encoded(pretty: true)) ?? []) + [0x0A]
  }

  /// JSON has texts, whole numbers, other numbers and truth values; everything else is hinted.
  private static func member(_ value: OSGiValue) -> (JSONValue, hint: String?) {
    let plain: Set<OSGiType> = [.string, .long, .boolean]
    switch value {
    case .scalar(let one):
      return (json(one), plain.contains(one.type) ? nil : one.type.name)
    case .array(let type, let values):
      let isPlain = plain.contains(type) && !values.isEmpty
      return (.array(values.map(json)), isPlain ? nil : "\(type.name)[]")
    case .collection(let values):
      return (.array(values.map(json)), "Collection<\(value.typeName)>")
    }
  }

  private static func json(_ value: OSGiScalar) -> JSONValue {
    switch value {
    case .integer(let number): .integer(Int(number))
    case .long(let number): .integer(Int(number))
    case .byte(let number): .integer(Int(number))
    case .short(let number): .integer(Int(number))
    case .boolean(let flag): .bool(flag)
    // JSON is made from texts; this one lasts as long as the document.
    case .secret(let secret): .string(secret.withBytes { String(decoding: $0, as: UTF8.self) })
    case .float, .double, .string, .character: .string(value.text)
    }
  }

  /// A name and the type behind its last colon, when it is one.
  private static func split(_ key: String) -> (String, hint: String?) {
    guard let colon = key.lastIndex(of: ":") else { return (key, nil) }
    let hint = String(key[key.index(after: colon)...])
    return bare(hint).type == nil ? (key, nil) : (String(key[..<colon]), hint)
  }

  private static func bare(_ hint: String) -> (type: OSGiType?, isList: Bool, isArray: Bool) {
    var name = hint
    let isArray = name.hasSuffix("[]")
    if isArray { name.removeLast(2) }
    let isList = name.hasPrefix("Collection<") && name.hasSuffix(">")
    if isList { name = String(name.dropFirst(11).dropLast()) }
    return (OSGiType.allCases.first { $0.name == name }, isList, isArray)
  }

  private static func value(_ json: JSONValue, _ hint: String?) -> OSGiValue? {
    let wanted = hint.map(bare)
    if let elements = json.array {
      let type = wanted?.type ?? commonType(elements)
      let values = elements.compactMap { scalar($0, type.boxed) }
      return wanted?.isList == true ? .collection(values) : .array(type, values)
    }
    let type = wanted?.type ?? commonType([json])
    return scalar(json, type.boxed).map { .scalar($0) }
  }

  private static func commonType(_ elements: [JSONValue]) -> OSGiType {
    let types = Set(
      elements.map { element -> OSGiType in
        switch element {
        case .integer: .long
        case .number: .double
        case .bool: .boolean
        case .null, .string, .array, .object: .string
        }
      })
    return types.count == 1 ? types.first ?? .string : .string
  }

  private static func scalar(_ json: JSONValue, _ type: OSGiType) -> OSGiScalar? {
    guard json != .null, let text = text(json) else { return nil }
    return switch type {
    case .integer: Int32(text).map { .integer($0) }
    case .long: Int64(text).map { .long($0) }
    case .float: Float(text).map { .float(bitPattern: $0.bitPattern) }
    case .double: Double(text).map { .double(bitPattern: $0.bitPattern) }
    case .byte: Int8(text).map { .byte($0) }
    case .short: Int16(text).map { .short($0) }
    case .character: text.utf16.first.map { .character($0) }
    case .boolean: .boolean(text.lowercased() == "true")
    default: .string(text)
    }
  }

  private static func text(_ json: JSONValue) -> String? {
    switch json {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null: nil
    case .array, .object:
      (try? json.encoded()).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Leaves out `//` and `/* */` comments that are outside of strings.
  private static func withoutComments(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = ArraySlice(Array(bytes))
    var isInString = false
    while let byte = rest.popFirst() {
      if isInString {
        result.append(byte)
        if byte == 0x5C, let escaped = rest.popFirst() { result.append(escaped) }
        if byte == 0x22 { isInString = false }
      } else if byte == 0x2F, rest.first == 0x2F {
        rest = rest.drop { $0 != 0x0A && $0 != 0x0D }
      } else if byte == 0x2F, rest.first == 0x2A {
        rest = rest.dropFirst()
        while let next = rest.popFirst(), next != 0x2A || rest.first != 0x2F {}
        rest = rest.dropFirst()
      } else {
        isInString = byte == 0x22
        result.append(byte)
      }
    }
    return result
  }
}
