import Values

/// Adobe IMS Configurations: the servlets that create and delete their pairs of OSGi
/// configurations.
///
/// They answer for nodes with the resource types below, which a client finds by looking through
/// `/libs/cq/adobeims-configuration`.
struct IMSConfigurations: Sendable {
  private static let base =
    "cq/adobeims-configuration/components/admin/datasources/imsconfigurations"

  let change: ConfigurationChange

  /// The nodes of the product, by which clients find the servlets.
  static func content(isHidden: Bool) -> ResourceNode {
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = ResourceNode(
      type: "nt:unstructured", ["jcr:title": "Adobe IMS Configurations"])
    var content = ResourceNode(type: "sling:Folder")
    content.children["configurations"] = page
    var root = ResourceNode(type: "sling:Folder")
    root.children["content"] = content
    guard !isHidden else { return root }
    // Where below the folder the product keeps them is not known.
    var sources = ResourceNode(type: "sling:Folder")
    for name in ["update", "delete"] {
      sources.children[name] = ResourceNode(
        type: "nt:unstructured", ["sling:resourceType": "\(base)/\(name)"])
    }
    root.children["datasources"] = sources
    return root
  }

  /// Answers a POST to one of the nodes; nil for other paths.
  func answer(_ request: IncomingRequest, state: inout SandboxState) -> OutgoingAnswer? {
    guard let address = ResourceAddress(request.path, in: state.root),
      case .node(let node) = address.target,
      let type = node.properties["sling:resourceType"]?.text, type.hasPrefix(Self.base)
    else { return nil }
    guard change.context.account.isAdministrator else {
      return SlingAnswers.problem(403, "Forbidden", request: request)
    }
    let fields = request.fields(charset: .utf8)
    if type.hasSuffix("/delete") { return delete(fields.all("configurationIds"), state: &state) }
    return create(fields, state: &state)
      ?? SlingAnswers.problem(
        500, "The configuration cannot be saved", request: request)
  }

  /// Creates another pair with each call.
  ///
  /// Only the JWT form's parameters are known.
  private func create(_ fields: FormFields, state: inout SandboxState) -> OutgoingAnswer? {
    guard let service = fields.first("cloudServiceName"), let title = fields.first("title"),
      let server = fields.first("authServerUrl"), let key = fields.first("apiKey"),
      let secret = fields.first("clientSecret"),
      let payload = fields.first("jwtClaims").flatMap({ try? JSONValue(parsing: $0.utf8) }),
      let claims = payload.object
    else { return nil }
    let token = Self.token(of: service)
    var customizer = Configuration.instance(of: Metatype.customizerFactory)
    customizer.properties["auth.ims.client.secret"] = .string(secret)
    customizer.properties["customizer.type"] = .string(token)
    change.save(&customizer, state: &state)
    var provider = Configuration.instance(of: Metatype.providerFactory)
    provider.properties["name"] = .string(token)
    provider.properties["auth.token.provider.title"] = .string(title)
    let lines = claims.sorted { $0.key < $1.key }.map { name, value in
      "\(Self.text(.string(name))) : \(Self.text(value))"
    }
    provider.properties["auth.token.provider.default.claims"] = .strings(lines)
    let trimmed = server.hasSuffix("/") ? String(server.dropLast()) : server
    provider.properties["auth.token.provider.endpoint"] = .string("\(trimmed)/ims/exchange/jwt")
    provider.properties["auth.access.token.request"] = .string("%s")
    let alias = ["newKeypairAlias", "keypairAlias", "keypairAliases"].lazy
      .compactMap { fields.first($0) }.first { !$0.isEmpty }
    provider.properties["auth.token.provider.keypair.alias"] = .string(alias ?? "")
    provider.properties["auth.token.provider.client.id"] = .string(key)
    provider.properties["token.request.customizer.type"] = .string(token)
    provider.properties["auth.token.validator.type"] = .string(token)
    change.save(&provider, state: &state)
    var answer = OutgoingAnswer(type: "text/plain;charset=utf-8", text: provider.pid)
    answer.changed = true
    return answer
  }

  /// Deletes providers with the customizers of their type.
  private func delete(_ pids: [String], state: inout SandboxState) -> OutgoingAnswer {
    var answer = OutgoingAnswer(type: "text/plain;charset=utf-8", text: "")
    for pid in pids {
      guard let provider = state.author.configurations[pid],
        provider.factoryPid == Metatype.providerFactory
      else { continue }
      let type = provider.properties["token.request.customizer.type"]?.text
      answer.changed = change.delete(pid, state: &state) || answer.changed
      let partner = state.author.configurations.instances(of: Metatype.customizerFactory)
        .first { $0.properties["customizer.type"]?.text == type }
      if let partner { _ = change.delete(partner.pid, state: &state) }
    }
    return answer
  }

  /// The name that ties provider, customizer and validator together.
  ///
  /// The one of Smart Tags is Adobe's; the others follow its pattern.
  static func token(of service: String) -> String {
    service == "Smart Tags"
      ? "adobe-ims-similaritysearch"
      : "adobe-ims-"
        + service.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func text(_ value: JSONValue) -> String {
    // Encoding cannot fail: the values come from JSON.
    String(decoding: (try? value.encoded()) ?? [], as: UTF8.self)
  }
}
