import Values

/// A project of an organization.
struct ConsoleProject: Equatable, Sendable {
  /// The number by which paths name it.
  let id: String
  /// The title that the person entered.
  let title: String
  /// Whether it was deleted in the console.
  let isDeleted: Bool

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    title = json["title"]?.string ?? ""
    isDeleted = json["deleted"]?.flag ?? false
    guard !id.isEmpty else { return nil }
  }
}

/// A workspace of a project; an ordinary project has one.
struct ConsoleWorkspace: Equatable, Sendable {
  /// The number by which paths name it.
  let id: String
  /// Its name, such as `Production`.
  let name: String

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    name = json["name"]?.string ?? ""
    guard !id.isEmpty else { return nil }
  }
}

/// The place of a credential in the console.
struct ConsolePlace: Equatable, Sendable {
  /// The project's number, as paths have it.
  let project: String
  /// The credential's number, as paths have it.
  let credential: String
}
