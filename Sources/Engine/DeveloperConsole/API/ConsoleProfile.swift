import Values

/// A product profile: what a credential may use of a service.
struct ConsoleProfile: Equatable, Sendable {
  /// The number by which calls name it.
  let id: String
  /// The product it belongs to.
  let productID: String
  /// The name that people see.
  let name: String
  /// The description that its administrator wrote.
  let note: String

  /// Reads one; nil without an identifier.
  init?(_ json: JSONValue) {
    id = json["id"]?.identifier ?? ""
    productID = json["productId"]?.identifier ?? ""
    name = json["name"]?.string ?? id
    note = json["description"]?.string ?? ""
    guard !id.isEmpty else { return nil }
  }
}
