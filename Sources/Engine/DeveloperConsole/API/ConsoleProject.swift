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
