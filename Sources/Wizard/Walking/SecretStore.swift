public import Values

/// The secrets of a walk, by the name of their value. They live here and nowhere else.
public struct SecretStore {
  private var secrets: [String: Secret] = [:]

  /// An empty store.
  public init() {}

  /// The secret of that name.
  public subscript(name: String) -> Secret? {
    get { secrets[name] }
    set { secrets[name] = newValue }
  }
}
