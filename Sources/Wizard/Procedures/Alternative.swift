/// A value that is given in the place of others, such as an access token for user and password.
package struct Alternative: Hashable, Sendable {
  /// The name of the value, such as `aem.token`.
  package var value: String
  /// The names of the values that it replaces, such as `aem.user` and `aem.password`.
  package var replaced: Set<String>

  /// The name for what either of them gives.
  var either: String {
    "\(value) or \(replaced.sorted().joined(separator: " and "))"
  }

  /// Whether these values are enough: it, or all that it replaces.
  func isGiven(by known: Set<String>) -> Bool {
    known.contains(value) || known.isSuperset(of: replaced)
  }
}
