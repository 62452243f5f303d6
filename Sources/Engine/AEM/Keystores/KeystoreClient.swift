import HTTP
import Values

/// Reads and changes the keystore of one user of an author.
struct KeystoreClient: DecodedInputs {
  private static let user = Input.text("userId")
  /// The input that names an entry.
  static let alias = Input.text("alias")
  /// The input in which the alias is entered to confirm the removal of its private key.
  static let confirmation = Input.optional("confirmation")
  /// The inputs that ``init(_:_:)`` reads.
  static let inputs = AuthorClient.inputs + [user]

  /// The author it is on.
  let author: AuthorClient
  /// The user's id, such as `dam-update-service`.
  let userID: String
  /// Cleans what the author says.
  var cleaner: Cleaner { author.cleaner }
  /// The user's id, fit to be shown.
  var shownUser: String { cleaner.line(userID, limit: 80) }

  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
    author = try AuthorClient(inputs, context)
    userID = try inputs[Self.user]
  }

  /// Fails unless the alias was entered to confirm the removal of its private key.
  func require(_ confirmation: String?, of alias: String) throws(Problem) {
    guard confirmation?.lowercased() == alias.lowercased() else {
      throw .keystore(.notConfirmed(alias: cleaner.line(alias, limit: 60)))
    }
  }

  /// Reads the store.
  ///
  /// - Throws: ``KeystoreProblem/noSuchUser(_:)`` when no home of that user can be found.
  func read() async throws(Problem) -> Keystore {
    guard let store = try await author.keystore(of: userID) else {
      throw .keystore(.noSuchUser(shownUser))
    }
    return store
  }

  /// Creates the keystore with a password.
  func create(in home: String, password: Secret) async throws(Problem) {
    let form = Sling.form([(":operation", "createStore")])
    form.add("newPassword", password)
    form.add("rePassword", password)
    let finding = "the keystore of \(shownUser) does not exist"
    try await send(form.finish(), to: home, finding) { () async throws(Problem) in
      try await author.keystore(in: home)?.exists ?? false
    }
  }

  /// Adds a key pair.
  func add(_ content: KeystoreFile.Content, alias: String, in home: String) async throws(Problem) {
    let body = MultipartBody()
    do throws(HTTPFailure) {
      body.add("_charset_", "utf-8")
      switch content {
      case .pkcs12(let file, let password, let fileAlias):
        try body.add(
          "keyStore", filename: "keystore.p12", contentType: "application/x-pkcs12", bytes: file)
        body.add("keyStorePass", password)
        body.add("alias", fileAlias)
        body.add("keyPassword", password)
        body.add("newAlias", alias)
      case .privateKey(let key, let chain):
        body.add("alias", alias)
        try body.add("pk", filename: "key.der", contentType: "application/pkcs8", bytes: key)
        try body.add(
          "cert-chain", filename: "chain.crt", contentType: "application/x-x509-ca-cert",
          bytes: chain)
      }
    } catch {
      throw .noAnswer(system: .author, error)
    }
    let finding = "the alias \(cleaner.line(alias, limit: 60)) does not exist"
    try await send(body.finish(), to: home, finding) { () async throws(Problem) in
      try await author.keystore(in: home)?.entry(alias) != nil
    }
  }

  /// Removes an alias with its private key.
  func remove(alias: String, in home: String) async throws(Problem) {
    let finding = "the alias \(cleaner.line(alias, limit: 60)) still exists"
    try await send(Sling.form([("removeAlias", alias)]).finish(), to: home, finding) {
      () async throws(Problem) in try await author.keystore(in: home)?.entry(alias) == nil
    }
  }

  /// Sends a change; whether it was made is for the next look to say, but a refusal is thrown now.
  private func send(
    _ body: HTTPBody, to home: String, _ finding: String,
    arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    let address = "\(Sling.encoded(home)).ks.html"
    try await author.change(
      finding,
      {
        () async throws(Problem) in
        let answer = try await author.post(address, body)
        guard answer.status < 400 else {
          if answer.status == 403 { throw author.refusal(answer, path: home) }
          throw .keystore(
            .refused(home: home, status: answer.status, message: cleaner.message(of: answer))
          )
        }
      }, arrived: arrived)
  }
}
