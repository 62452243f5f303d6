/// Another way that was taken from a page, so that it can be undone when the page is passed.
package struct Detour: Codable, Equatable, Sendable {
  /// The id of the screen it leads to.
  var to: String
  /// The values that it has changed, by name.
  var set: [String: String]
  /// What these values were before; those that were not known are missing.
  var replaced: [String: StoredValue]
}
