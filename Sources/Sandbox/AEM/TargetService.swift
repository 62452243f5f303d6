import Values

/// Adobe Target: the classic connection, and an example of a saved configuration.
struct TargetService: Sendable {
  /// The path to which clients send the commands.
  static let path = "/libs/cq/analytics/testandtarget/command"
  /// The client code of the made-up account.
  static let clientCode = "sandboxclient"
  /// The user of the made-up account.
  static let email = "target@sandbox.example"

  /// The password of the account, which depends on the sandbox's seed.
  static func password(_ credential: SandboxCredential) -> String {
    "target-\(credential.clientID.prefix(8))"
  }

  /// Answers `cmd=connect`; nil for other paths.
  static func answer(_ request: IncomingRequest, state: SandboxState) -> OutgoingAnswer? {
    guard request.path == path else { return nil }
    let fields = request.fields(charset: .utf8)
    guard fields.first("cmd") == "connect" else {
      return .json(["error": "Unknown command"])
    }
    let isRight =
      fields.first("clientcode") == clientCode && fields.first("email") == email
      && fields.first("password") == password(state.credential)
    return isRight
      ? .json(["success": true])
      : .json(["error": "The client code, the email or the password is wrong"])
  }

  /// A configuration with a framework below it, as a setup by hand with E-Mail and Password leaves
  /// it.
  ///
  /// `email`, `password` and `public/clientcode` are in AEM's own places.
  static func example(_ credential: SandboxCredential, _ protection: ValueProtection)
    -> ResourceNode
  {
    var page = configuration
    var content = page.children["jcr:content"] ?? ResourceNode()
    content.properties["email"] = .string(email)
    content.properties["password"] = .string(protection.protect(password(credential)) ?? "")
    page.children["jcr:content"] = content
    page.children["framework"] = framework("Framework")
    return page
  }

  /// A configuration that signs in with an IMS configuration, without a framework.
  ///
  /// Of `tenantId` and `accurateTargeting` only the names are known, so their place is this
  /// sandbox's.
  static var configuration: ResourceNode {
    var mappings = ResourceNode(type: "nt:unstructured")
    mappings.properties["cq:mappings"] = .strings(["age", "gender"])
    var open = ResourceNode(type: "nt:unstructured", ["clientcode": clientCode])
    open.children["mappings"] = mappings
    var content = ResourceNode(
      type: "cq:PageContent",
      [
        "jcr:title": "Main", "cq:template": "/libs/cq/analytics/templates/testandtarget",
        "sling:resourceType": "cq/analytics/components/testandtargetpage", "tenantId": "sandbox",
        "accurateTargeting": "true",
      ])
    content.children["public"] = open
    var page = ResourceNode(type: "cq:Page")
    page.children["jcr:content"] = content
    return page
  }

  /// A framework with this title.
  static func framework(_ title: String) -> ResourceNode {
    var framework = ResourceNode(type: "cq:Page")
    framework.children["jcr:content"] = ResourceNode(
      type: "cq:PageContent",
      ["jcr:title": title, "sling:resourceType": "cq/analytics/components/cbframework"])
    return framework
  }
}
