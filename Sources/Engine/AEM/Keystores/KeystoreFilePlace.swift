import Values

/// The files of this machine that contain the key pair for a keystore.
enum KeystoreFilePlace: Sendable {
  /// A PKCS#12 file, its password, and the name to give its entry; nil for the entry's own.
  case pkcs12(path: String, password: Secret, alias: String?)
  /// A private key and the certificates that belong to it.
  case privateKey(path: String, chain: String)

  private static let path = Input.optional("path")
  private static let password = Input.optionalSecret("filePassword")
  private static let alias = Input.optional("fileAlias")
  private static let keyPath = Input.optional("keyPath")
  private static let chainPath = Input.optional("chainPath")
  /// The inputs that ``init(_:)`` reads.
  static let inputs: [any OperationInput] = [path, password, alias, keyPath, chainPath]

  /// Takes the paths of the inputs: of the key and its chain when there is one of a key.
  init(_ inputs: OperationInputs) throws(Problem) {
    if let key = inputs[Self.keyPath] {
      self = .privateKey(path: key, chain: try inputs[required: Self.chainPath])
    } else {
      self = .pkcs12(
        path: try inputs[required: Self.path], password: try inputs[required: Self.password],
        alias: inputs[Self.alias])
    }
  }
}
