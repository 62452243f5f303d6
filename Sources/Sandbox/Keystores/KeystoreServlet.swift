import FoundationEssentials
import Values

/// `<home>.ks.json` and `<home>.ks.html`: the key stores of users, and the trust store.
struct KeystoreServlet: Sendable {
  private static let trustPath = RepositoryPath(segments: ["etc", "truststore"])

  let context: PostContext
  let protection: ValueProtection
  let zone: SandboxZone

  /// Answers a request that reads a store; nil for other requests.
  func read(_ request: IncomingRequest, state: SandboxState) -> OutgoingAnswer? {
    if request.path == "/libs/granite/security/truststore.json" {
      let isThere = state.root.contains(Self.trustPath.child("truststore.p12"))
      return listing(isThere ? state.author.truststore : nil)
    }
    guard let home = home(request, "json", state) else { return nil }
    return listing(Self.store(of: home, in: state))
  }

  /// Answers a request that changes a store; nil for other requests.
  func change(_ request: IncomingRequest, state: inout SandboxState) -> OutgoingAnswer? {
    let fields = request.fields()
    if request.path == "/libs/granite/security/post/truststore" {
      return changeTrust(fields, state: &state)
    }
    guard let home = home(request, "html", state) else { return nil }
    guard context.account.isAdministrator else { return Self.form(403, "Forbidden") }
    let present = Self.store(of: home, in: state)
    switch edited(present, fields) {
    case .failure(let failure): return Self.form(500, failure.message)
    case .success(let store):
      state.author.keystores[home.description] = store
      write(store, at: home.child("keystore").child("store.p12"), root: &state.root)
      var answer = Self.form(200, "OK")
      answer.changed = true
      return answer
    }
  }

  /// The store of a user; nil when its file is missing from the repository.
  static func store(of home: RepositoryPath, in state: SandboxState) -> Keystore? {
    guard state.root.contains(home.child("keystore").child("store.p12")) else { return nil }
    return state.author.keystores[home.description]
  }

  /// Writes a store's file into the repository.
  func write(_ store: Keystore, at path: RepositoryPath, root: inout ResourceNode) {
    guard let password = protection.unprotect(store.password),
      let bytes = KeystoreFile.pkcs12(store.entries, password: password)
    else { return }
    for depth in 0..<path.segments.count {
      let place = RepositoryPath(segments: Array(path.segments[...depth]))
      guard !root.contains(place) else { continue }
      let isLast = depth == path.segments.count - 1
      root.insert(ResourceNode(type: isLast ? "nt:file" : "rep:KeystoreFolder"), at: place)
    }
    var content = ResourceNode(type: "nt:resource", ["jcr:mimeType": "application/octet-stream"])
    content.properties["jcr:data"] = .binary(bytes)
    content.properties["jcr:lastModified"] = .date(RepositoryDate(milliseconds: context.now))
    root.update(path) { $0.children["jcr:content"] = content }
  }

  private struct Failure: Error {
    let message: String
  }

  /// The user that a request like `/home/users/x.ks.json` is about.
  private func home(
    _ request: IncomingRequest, _ wanted: String, _ state: SandboxState
  ) -> RepositoryPath? {
    let view = context.account.view(of: state.root)
    guard let address = ResourceAddress(request.path, in: view),
      case .node(let node) = address.target, node.type.hasSuffix("User"),
      address.isAnswered(by: "ks", wanted)
    else { return nil }
    return address.path
  }

  /// The store after the change that a form asks for.
  ///
  /// The message for a wrong password is Granite's; the other ones are this sandbox's.
  private func edited(_ present: Keystore?, _ fields: FormFields) -> Result<Keystore, Failure> {
    if fields.first(":operation") == "createStore" {
      guard present == nil else { return .failure(Failure(message: "The key store exists")) }
      return created(fields)
    }
    guard var store = present else {
      return .failure(Failure(message: "The key store does not exist"))
    }
    if let current = fields.first("currentPassword") {
      guard protection.unprotect(store.password) == current else {
        return .failure(Failure(message: "Invalid password for existing key store"))
      }
      return created(fields).map { Keystore(password: $0.password, entries: store.entries) }
    }
    if let alias = fields.first("removeAlias") {
      guard store.entry(alias) != nil else {
        return .failure(Failure(message: "The alias does not exist"))
      }
      store.entries.removeAll { $0.alias == alias.lowercased() }
      return .success(store)
    }
    return added(to: store, fields)
  }

  private func created(_ fields: FormFields) -> Result<Keystore, Failure> {
    guard let password = fields.first("newPassword"), !password.isEmpty,
      fields.first("rePassword") == password, let hidden = protection.protect(password)
    else { return .failure(Failure(message: "The passwords do not match")) }
    return .success(Keystore(password: hidden))
  }

  /// The store with a key added: from a key store file, or a PKCS#8 key with its chain.
  private func added(to present: Keystore, _ fields: FormFields) -> Result<Keystore, Failure> {
    var store = present
    let identity: Identity?
    let alias: String
    if let file = fields.file("keyStore") {
      let asked = fields.first("alias") ?? ""
      identity = Identity(pkcs12: file, password: fields.first("keyStorePass") ?? "")
      guard let identity else {
        return .failure(Failure(message: "Invalid password for existing key store"))
      }
      // Java calls an entry without a name `1`.
      guard (identity.name ?? "1").lowercased() == asked.lowercased() else {
        return .failure(Failure(message: "The alias does not exist in the uploaded key store"))
      }
      alias = fields.first("newAlias").flatMap { $0.isEmpty ? nil : $0 } ?? asked
    } else if let key = fields.file("pk"), let chain = fields.file("cert-chain") {
      identity = Identity(pkcs8: key, chain: chain)
      alias = fields.first("alias") ?? ""
    } else {
      return .failure(Failure(message: "Nothing to do"))
    }
    guard let identity, !alias.isEmpty else {
      return .failure(Failure(message: "The private key cannot be read"))
    }
    guard store.entry(alias) == nil else {
      return .failure(Failure(message: "The alias exists"))
    }
    store.entries.append(
      .init(alias: alias.lowercased(), key: identity.key, chain: identity.chain))
    return .success(store)
  }

  private func changeTrust(
    _ fields: FormFields, state: inout SandboxState
  ) -> OutgoingAnswer {
    guard context.account.isAdministrator else { return Self.form(403, "Forbidden") }
    let path = Self.trustPath.child("truststore.p12")
    let present = state.root.contains(path) ? state.author.truststore : nil
    let result: Result<Keystore, Failure>
    if let file = fields.file("certificate"), var store = present,
      let certificate = Identity(reading: file)?.chain.first
    {
      let alias = "certalias___\(context.now)"
      store.entries.append(.init(alias: alias, key: nil, chain: [certificate]))
      result = .success(store)
    } else {
      result = edited(present, fields)
    }
    switch result {
    case .failure(let failure): return Self.form(500, failure.message)
    case .success(let store):
      state.author.truststore = store
      write(store, at: path, root: &state.root)
      var answer = Self.form(200, "OK")
      answer.changed = true
      return answer
    }
  }

  private func listing(_ store: Keystore?) -> OutgoingAnswer {
    guard let store else { return Self.plain(["exists": false]) }
    let aliases = store.entries.map { entry -> JSONValue in
      let facts = entry.chain.compactMap { CertificateFacts($0) }
      let chain = facts.map { certificate -> JSONValue in
        [
          "subject": .string(certificate.subject), "issuer": .string(certificate.issuer),
          "notBefore": .string(zone.javaText(seconds: certificate.notBefore)),
          "notAfter": .string(zone.javaText(seconds: certificate.notAfter)),
          "serialNumber": Int(certificate.serial).map(JSONValue.integer)
            ?? .string(certificate.serial),
        ]
      }
      var members: [String: JSONValue] = [
        "alias": .string(entry.alias),
        "entryType": entry.key == nil ? "trustedCertificate" : "privateKey",
      ]
      if entry.key == nil {
        members.merge(chain.first?.object ?? [:]) { first, _ in first }
      } else {
        members["algorithm"] = .string(facts.first?.algorithm ?? "")
        members["format"] = "PKCS#8"
        members["chain"] = .array(chain)
      }
      return .object(members)
    }
    return Self.plain(["aliases": .array(aliases)])
  }

  /// A JSON answer of type `text/plain`, as the servlet sends it.
  private static func plain(_ value: JSONValue) -> OutgoingAnswer {
    var answer = OutgoingAnswer.json(value)
    answer.headers = [("Content-Type", "text/plain;charset=utf-8")]
    return answer
  }

  /// A Granite form's answer.
  private static func form(_ status: Int, _ message: String) -> OutgoingAnswer {
    .html(
      status: status,
      """
      <!DOCTYPE html>
      <html lang='en'>
      <head><title>\(status == 200 ? "OK" : "Error")</title></head>
      <body>
      <dl>
      <dt class='foundation-form-response-status-code'>Status</dt><dd>\(status)</dd>
      <dt class='foundation-form-response-status-message'>Message</dt>\
      <dd>\(HTMLText.escaped(message))</dd>
      </dl>
      </body>
      </html>

      """)
  }
}
