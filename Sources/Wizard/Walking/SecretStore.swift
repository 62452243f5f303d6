import Values

/// The secrets of a walk, by the name of their value.
///
/// They exist here and nowhere else.
package struct SecretStore {
  private var secrets: [String: Secret] = [:]

  /// A store without secrets.
  package init() {}

  /// The secret of that name.
  package subscript(name: String) -> Secret? {
    get { secrets[name] }
    set { secrets[name] = newValue }
  }
}
