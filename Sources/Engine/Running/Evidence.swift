/// One thing that was verified, and where.
package struct Evidence: Equatable, Sendable, Codable {
  /// The thing that was verified, such as `Product version`.
  package var what: String
  /// The finding; cleaned for the terminal, never a secret.
  package var found: String

  /// Pairs the thing with the finding.
  package init(_ what: String, _ found: String) {
    self.what = what
    self.found = found
  }
}
