/// Which properties contain secrets.
package enum OSGiSecrets {
  /// Whether the name says so.
  package static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("secret") || name.contains("password")
  }

  /// The text that is shown instead of a secret.
  package static let mask = "•••"
}
