import Values

/// A configuration as the web console shows it.
struct HeldConfiguration: Equatable, Sendable {
  /// Its PID.
  let pid: String
  /// The factory that it is an instance of; nil for a singleton.
  let factory: String?
  /// The stored values as text, by name; a secret may be among them.
  private let values: [String: [String]]
  /// Names whose values the console does not tell.
  let untold: Set<String>

  /// Takes the object that the console gives for a PID.
  init(_ json: JSONValue) {
    pid = json["pid"]?.string ?? ""
    factory = json["factoryPid"]?.string
    var values: [String: [String]] = [:]
    var untold = Set(
      (json["additionalProperties"]?.string ?? "").split(separator: ",").map(\.trimmed))
    for (name, property) in json["properties"]?.object ?? [:]
    where property["is_set"]?.bool == true {
      if let list = property["values"]?.array {
        values[name] = list.map(Self.text)
      } else if let value = property["value"] {
        // What the console says instead of a password.
        if value.string == "unmodified" { untold.insert(name) }
        values[name] = [Self.text(value)]
      }
    }
    self.values = values
    self.untold = untold
  }

  /// A single stored value; nil when there is none, or when the console does not tell it.
  func text(_ name: String) -> String? { texts(name)?.first }

  /// All stored values of a name; nil when there is none, or when the console does not tell them.
  func texts(_ name: String) -> [String]? {
    untold.contains(name) ? nil : values[name]
  }

  /// The names whose values are others than wanted, or missing; untold ones are passed over.
  func differences(from wanted: OSGiConfiguration) -> [String] {
    wanted.properties.filter { property in
      guard !untold.contains(property.name) else { return false }
      guard let held = values[property.name] else { return true }
      let texts = property.value.elements.map(\.text)
      return held.count != texts.count || !zip(held, texts).allSatisfy(Self.isSame)
    }.map(\.name)
  }

  private static func isSame(_ held: String, _ wanted: String) -> Bool {
    if held == wanted { return true }
    guard let one = Double(held), let other = Double(wanted) else { return false }
    return one == other
  }

  private static func text(_ json: JSONValue) -> String {
    switch json {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: ""
    }
  }
}
