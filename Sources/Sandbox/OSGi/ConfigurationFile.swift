import Values

/// A configuration file: the PID that its name means, and the properties in its bytes.
struct ConfigurationFile {
  /// The PID that the installer assigns, and the factory of which it takes the file for an
  /// instance.
  struct Identity: Equatable {
    let pid: String
    let factoryPid: String?
  }

  private enum Format: CaseIterable {
    case json
    case felix
    case plain
    case properties

    var suffix: String {
      switch self {
      case .json: ".cfg.json"
      case .felix: ".config"
      case .plain: ".cfg"
      case .properties: ".properties"
      }
    }
  }

  let name: String
  private let format: Format
  private let stem: String

  /// Reads the name of a file; nil for a name that is not a configuration's.
  init?(name: String) {
    guard let format = Format.allCases.first(where: { name.hasSuffix($0.suffix) }) else {
      return nil
    }
    self.name = name
    self.format = format
    var stem = String(name.dropLast(format.suffix.count))
    // The newer console writes `x.config.cfg.json` in the place of `x.config`.
    if format == .json, stem.hasSuffix(".config") { stem = String(stem.dropLast(7)) }
    self.stem = stem
  }

  /// The meaning of the name: an instance of a factory with `~`, else with `-`, else a singleton.
  ///
  /// A dot before a UUID means nothing here: the hyphens of the UUID count, so that the installer
  /// takes `<factory>.<first 8 digits>` for the factory. A real Sling of both generations does
  /// that, too.
  var identity: Identity {
    for separator: Character in ["~", "-"] {
      guard let index = stem.firstIndex(of: separator) else { continue }
      let factory = String(stem[..<index])
      return Identity(
        pid: "\(factory)~\(stem[stem.index(after: index)...])", factoryPid: factory)
    }
    return Identity(pid: stem, factoryPid: nil)
  }

  /// The properties; nil for bytes that the installer refuses.
  func properties(_ bytes: some Collection<UInt8>) -> OrderedNames<ConfigurationValue>? {
    guard !bytes.isEmpty else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    switch format {
    case .felix: return try? ConfigurationReader.read(text)
    case .json: return json(text)
    case .plain, .properties: return lines(text)
    }
  }

  /// Reads Java's property files, without continued lines.
  private func lines(_ text: String) -> OrderedNames<ConfigurationValue> {
    var properties = OrderedNames<ConfigurationValue>()
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      guard let first = line.first, first != "#", first != "!" else { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0].reversed().drop(while: \.isWhitespace).reversed())
      let value = parts.count > 1 ? String(parts[1].drop(while: \.isWhitespace)) : ""
      properties[key] = .string(value)
    }
    return properties
  }

  private func json(_ text: String) -> OrderedNames<ConfigurationValue>? {
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
    guard let members = (try? JSONValue(parsing: body.utf8))?.object else { return nil }
    var properties = OrderedNames<ConfigurationValue>()
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      guard let key = parts.first,
        let typed = typed(value, as: parts.count > 1 ? parts[1] : nil)
      else { return nil }
      properties[key] = typed
    }
    return properties
  }

  private func typed(_ value: JSONValue, as type: String?) -> ConfigurationValue? {
    var texts: [String] = []
    var kind = ConfigurationKind.string
    for element in value.array ?? [value] {
      switch element {
      case .string(let text): texts.append(text)
      case .integer(let number):
        kind = .long
        texts.append(String(number))
      case .number(let number):
        kind = .double
        texts.append(String(number))
      case .bool(let flag):
        kind = .boolean
        texts.append(String(flag))
      case .null, .array, .object: return nil
      }
    }
    let shape: ConfigurationValue.Shape =
      type?.hasPrefix("Collection<") ?? false
      ? .collection : value.array != nil ? .array : .scalar
    var isPrimitive = false
    if let type {
      var word = type.replacing("Collection<", with: "").replacing(">", with: "")
      word = word.replacing("[]", with: "")
      let kinds: [ConfigurationKind] = [
        .string, .integer, .long, .float, .double, .short, .byte, .character, .boolean,
      ]
      guard
        let named = kinds.first(where: {
          [$0.javaName(isPrimitive: true), $0.javaName(isPrimitive: false)].contains(word)
        })
      else { return nil }
      kind = named
      isPrimitive = named != .string && word == named.javaName(isPrimitive: true)
    }
    return ConfigurationValue(
      kind: kind, isPrimitive: isPrimitive, shape: shape, texts: texts)
  }
}
