import HTTP
import Values

/// One legacy Smart Tags configuration on an author: reading, creating and filling it.
struct SmartTagsConfigurationPage: Sendable {
  /// The name of the page's node.
  let name: String
  /// The author it is on.
  let author: AuthorClient

  private static let command = "/bin/wcmcommand"

  /// The path of the page.
  var path: String { SmartTagsConfiguration.path(name) }

  /// The method by which a page was created.
  enum Creation: Equatable, Sendable {
    /// By AEM's own command.
    case command
    /// By plain Sling POST, on a server without that command.
    case plainSling
  }

  /// The client secret as it is stored, encrypted or not.
  static func storedSecret(_ content: [String: JSONValue]) -> String? {
    content[SmartTagsConfiguration.secretProperty]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The properties of the page's content, empty when it has none; nil when there is no page.
  func read() async throws(Problem) -> [String: JSONValue]? {
    guard let page = try await author.node(path, depth: 1) else { return nil }
    return page["jcr:content"]?.object ?? [:]
  }

  /// The properties of the page's content, from the listing of all configurations, which also
  /// distinguishes "not there" from "not to be seen"; nil when there is no page.
  func find() async throws(Problem) -> [String: JSONValue]? {
    guard let page = try await author.configurations()?[name] else { return nil }
    // A reading that Sling has cut short shows the page without its content.
    if let content = page["jcr:content"]?.object { return content }
    return try await read()
  }

  /// Creates the page, whose name must be free, and checks whether it exists under that name.
  func create(title: String) async throws(Problem) -> Creation {
    guard try await read() == nil else { throw .worldMoved }
    var answer: HTTPResponse?
    try await author.change("the page \(path) does not exist") {
      () async throws(Problem) in
      answer = try await author.post(
        Self.command,
        Sling.form([
          ("cmd", "createPage"), ("parentPath", SmartTagsConfiguration.folder), ("title", title),
          ("label", name), ("template", SmartTagsConfiguration.template),
        ]).finish())
    } arrived: { () async throws(Problem) in
      try await read() != nil
    }
    if let made = answer.flatMap(Self.createdPath), made != path {
      throw .configuration(.createdElsewhere(path: path, made: author.cleaner.line(made)))
    }
    if try await read() != nil { return .command }
    guard let answer else { throw .configuration(.notCreated(path: path, message: "")) }
    guard try await isWithoutCommand(answer) else { throw notCreated(answer) }
    var plain = answer
    try await author.change("the page \(path) does not exist") { () async throws(Problem) in
      plain = try await createPlainly(title: title)
    } arrived: { () async throws(Problem) in
      try await read() != nil
    }
    guard try await read() != nil else { throw notCreated(plain) }
    return .plainSling
  }

  /// Writes properties in one request and verifies them.
  ///
  /// A `secret` is sent to be encrypted; nil leaves the stored one alone. `before` is the earlier
  /// content, which shows whether a write without an answer arrived. Returns the content as it is
  /// now. Throws ``ConfigurationProblem/secretInClear(path:removed:)`` when AEM stored the secret
  /// as it was; it has been removed again then.
  func write(
    _ properties: [(String, String)], secret: Secret?, over before: [String: JSONValue]?
  ) async throws(Problem) -> [String: JSONValue] {
    let path = "\(self.path)/jcr:content"
    var answer: HTTPResponse?
    try await author.change("\(self.path) does not have the values") {
      () async throws(Problem) in
      answer = try await author.post(Sling.encoded(path), form(properties, secret).finish())
    } arrived: { () async throws(Problem) in
      let content = try await checked(secret)
      return properties.allSatisfy { content[$0.0]?.string == $0.1 }
        && (secret == nil
          || Self.storedSecret(content) != before.flatMap(Self.storedSecret))
    }
    let content = try await checked(secret)
    if let answer, answer.status >= 400,
      properties.contains(where: { content[$0.0]?.string != $0.1 })
        || (secret != nil && Self.storedSecret(content) == before.flatMap(Self.storedSecret))
    {
      throw author.refusal(answer, path: path)
    }
    return content
  }

  /// The path under which the answer says that a page was created; nil when it names no page of
  /// this folder.
  private static func createdPath(_ answer: HTTPResponse) -> String? {
    guard answer.status < 300 else { return nil }
    let path: String
    if let json = try? JSONValue(parsing: answer.body) {
      path = json["path"]?.string ?? ""
    } else {
      // Sling's page of an answer: `<div id="Path">/etc/…</div>`.
      let text = answer.text
      guard let mark = text.firstRange(of: "id=\"Path\">") else { return nil }
      path = HTMLText.plain(String(text[mark.upperBound...].prefix { $0 != "<" }))
    }
    return path.hasPrefix(SmartTagsConfiguration.folder + "/") ? path : nil
  }

  private func form(_ properties: [(String, String)], _ secret: Secret?) -> FormBody {
    let form = Sling.form(properties.map { ("./\($0.0)", $0.1) })
    if !properties.contains(where: { $0.0 == "sling:resourceType" }) {
      form.add("./sling:resourceType", SmartTagsConfiguration.resourceType)
    }
    if let secret {
      form.add("./\(SmartTagsConfiguration.secretProperty)", secret)
      form.add("./\(SmartTagsConfiguration.secretProperty)@Encrypted", "")
    }
    return form
  }

  /// The content; a secret that was just sent and is stored in clear is removed at once.
  private func checked(_ secret: Secret?) async throws(Problem) -> [String: JSONValue] {
    let content = try await read() ?? [:]
    guard secret != nil, let stored = Self.storedSecret(content), !Sling.isEncrypted(stored) else {
      return content
    }
    let property = SmartTagsConfiguration.secretProperty
    let removal = try? await author.post(
      Sling.encoded("\(path)/jcr:content"), Sling.form([("./\(property)@Delete", "")]).finish())
    var isRemoved = false
    if removal != nil, let after = try? await read() {
      isRemoved = Self.storedSecret(after) == nil
    }
    throw .configuration(.secretInClear(path: path, removed: isRemoved))
  }

  /// Whether the answer shows that the command does not exist.
  ///
  /// A Sling without it answers 404, or takes the post for a node to create; that node is removed.
  private func isWithoutCommand(_ answer: HTTPResponse) async throws(Problem) -> Bool {
    if answer.status == 404 { return true }
    guard let json = try? JSONValue(parsing: answer.body), json["path"]?.string == Self.command
    else { return false }
    if json["isCreate"]?.bool == true {
      _ = try await author.post(Self.command, Sling.form([(":operation", "delete")]).finish())
    }
    return true
  }

  private func createPlainly(title: String) async throws(Problem) -> HTTPResponse {
    try await author.post(
      Sling.encoded(path),
      Sling.form([
        ("./jcr:primaryType", "cq:Page"), ("./jcr:content/jcr:primaryType", "cq:PageContent"),
        ("./jcr:content/jcr:title", title),
        ("./jcr:content/cq:template", SmartTagsConfiguration.template),
        ("./jcr:content/sling:resourceType", SmartTagsConfiguration.resourceType),
      ]).finish())
  }

  private func notCreated(_ answer: HTTPResponse) -> Problem {
    if answer.status == 403 || answer.status >= 500 {
      return author.refusal(answer, path: path)
    }
    return .configuration(
      .notCreated(path: path, message: author.cleaner.message(of: answer)))
  }
}
