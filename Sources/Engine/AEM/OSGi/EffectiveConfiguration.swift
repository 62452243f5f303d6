import HTTP
import Values

/// A configuration as it is in effect: what is stored, and else the defaults that its bundle
/// describes.
struct EffectiveConfiguration: Equatable, Sendable {
  /// Whether somebody has stored any of it.
  let isStored: Bool
  private let values: [String: [String]]

  /// Takes the object that the console returns for a PID.
  init(_ json: JSONValue) {
    let properties = json["properties"]?.object ?? [:]
    isStored = properties.values.contains { $0["is_set"]?.bool == true }
    values = properties.mapValues { property in
      let elements = property["values"]?.array ?? property["value"].map { [$0] } ?? []
      return elements.compactMap(\.string)
    }
  }

  /// The texts of a property; none when it has none or does not exist.
  func texts(_ name: String) -> [String] { values[name] ?? [] }
}

extension AuthorClient {
  /// The configuration in effect under a PID of the web console; nil when the console knows none.
  ///
  /// A configuration that nobody has stored is not listed; then the form is asked for, which shows
  /// the defaults and stores nothing.
  func effectiveConfiguration(_ pid: String) async throws(Problem) -> EffectiveConfiguration? {
    let path = "/system/console/configMgr/\(PercentEncoding.component(pid))"
    if let stored = try await consoleJSON("\(path).json")?.array?.first {
      return EffectiveConfiguration(stored)
    }
    let form = try await get(path, query: "post=true")
    guard form.status == 200, let json = try? JSONValue(parsing: form.body),
      json["properties"]?.object?.isEmpty == false
    else { return nil }
    return EffectiveConfiguration(json)
  }
}
