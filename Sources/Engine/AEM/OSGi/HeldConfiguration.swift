import Values

/// A configuration as the web console shows it.
struct HeldConfiguration: Equatable, Sendable {
  /// The PID, such as `com.day.cq.commons.impl.ExternalizerImpl`.
  let pid: String
  /// The factory that it is an instance of; nil for a singleton.
  let factory: String?
  /// The stored values by name: texts, and secrets.
  private let values: [String: [OSGiScalar]]
  /// Names whose values the console does not show.
  let untold: Set<String>

  /// Takes the object that the console returns for a PID.
  init(_ json: JSONValue) {
    pid = json["pid"]?.string ?? ""
    factory = json["factoryPid"]?.string
    var values: [String: [OSGiScalar]] = [:]
    var untold = Set(
      (json["additionalProperties"]?.string ?? "").split(separator: ",").map(\.trimmed))
    for (name, property) in json["properties"]?.object ?? [:]
    where property["is_set"]?.bool == true {
      func value(_ json: JSONValue) -> OSGiScalar {
        let text = Self.text(json)
        return OSGiSecrets.isSecret(name) ? .secret(Secret(copying: text.utf8)) : .string(text)
      }
      if let list = property["values"]?.array {
        values[name] = list.map(value)
      } else if let one = property["value"] {
        // What the console says instead of a password.
        if one.string == "unmodified" { untold.insert(name) }
        values[name] = [value(one)]
      }
    }
    self.values = values
    self.untold = untold
  }

  /// A single stored value; nil when there is none, or when the console does not show it.
  func text(_ name: String) -> String? { texts(name)?.first }

  /// All stored values of a name, secrets masked; nil when there is none, or when the console does
  /// not show them.
  func texts(_ name: String) -> [String]? {
    untold.contains(name) ? nil : values[name]?.map(\.text)
  }

  /// The names whose values are others than wanted, or missing; untold ones are skipped.
  func differences(from wanted: OSGiConfiguration) -> [String] {
    wanted.properties.filter { property in
      guard !untold.contains(property.name) else { return false }
      guard let held = values[property.name] else { return true }
      let wanted = property.value.elements
      return held.count != wanted.count || !zip(held, wanted).allSatisfy(Self.isSame)
    }.map(\.name)
  }

  private static func isSame(_ held: OSGiScalar, _ wanted: OSGiScalar) -> Bool {
    if case .secret(let one) = held {
      if case .secret(let other) = wanted { return one.equals(other) }
      return one.equals(Secret(copying: wanted.text.utf8))
    }
    if case .secret = wanted { return false }
    if held.text == wanted.text { return true }
    guard let one = Double(held.text), let other = Double(wanted.text) else { return false }
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
