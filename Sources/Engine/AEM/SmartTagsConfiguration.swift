import HTTP
import Values

/// The legacy cloud configuration of Smart Tags: a page with six properties.
enum SmartTagsConfiguration {
  /// The page above all configurations.
  static let folder = "/etc/cloudservices/smarttagging"
  /// The page above the folder; who can read it and not the folder sees that there is no folder.
  static let services = "/etc/cloudservices"
  /// The template that such a page is created from.
  static let template = "/libs/dam/templates/smarttagging"
  /// The component that renders its content.
  static let resourceType = "dam/components/smarttaggingservicepage"
  /// The property that AEM must encrypt.
  static let secretProperty = "clientSecret"
  /// The label of ``secretProperty``.
  static let secretLabel = "Client Secret (clientSecret)"
  /// The bundle without which AEM would store the secret in clear and answer 200.
  static let cryptoBundle = "com.adobe.granite.crypto"
  /// The bundle that does the tagging.
  static let bundle = "com.day.cq.dam.cq-dam-similaritysearch"

  /// A property whose name is also the name of the operation's input.
  struct Property: Sendable {
    /// The property, such as `apiKey`.
    let name: String
    /// The label in AEM's dialog.
    let label: String

    /// The input that has its value.
    var input: Input<String> { .text(name) }
    /// Label and name, as plans and evidence show them.
    var title: String { "\(label) (\(name))" }
  }

  static let serviceURL = Property(name: "serviceUrl", label: "Service URL")
  static let apiKey = Property(name: "apiKey", label: "Api Key")
  /// The properties that may be shown, in the order of the dialog.
  static let properties = [
    serviceURL, Property(name: "authServerUrl", label: "Authorization Server"), apiKey,
    Property(name: "techAcctId", label: "Technical Account ID"),
    Property(name: "orgId", label: "Organization ID"),
  ]

  /// A configuration that exists, as far as lists show it.
  struct Found: Equatable, Sendable {
    /// The name of its page.
    let name: String
    /// Its title; the name where it has none.
    let title: String
    /// Its Service URL; empty where it has none.
    let serviceURL: String
  }

  /// The path of a configuration.
  static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

extension AuthorClient {
  /// Reads the folder of the Smart Tags configurations, two levels deep.
  ///
  /// - Returns: nil when there is no folder although its parent can be read.
  /// - Throws: ``AuthorProblem/notFound(path:user:)`` when the parent cannot be read either: then
  ///   "none" would be a guess.
  func configurations() async throws(Problem) -> JSONValue? {
    let folder = SmartTagsConfiguration.folder
    let address = "\(folder).2.json"
    let response = try await get(address)
    if response.status == 300 { return try await node(folder, depth: 1) }
    if let tree = try json(response, path: address) { return tree }
    try await requireVisible(SmartTagsConfiguration.services)
    return nil
  }

  /// The legacy configurations of Smart Tags, by name.
  func smartTagsConfigurations() async throws(Problem) -> [SmartTagsConfiguration.Found] {
    let pages = (try await configurations()?.object ?? [:]).sorted { $0.key < $1.key }.filter {
      name, page in
      (page["jcr:primaryType"]?.string == "cq:Page" || page["jcr:content"]?.object != nil)
        && TerminalText.line(name) == name
    }
    return try await concurrently(pages) { name, page async throws(Problem) in
      // A reading that Sling has cut short shows the page without its content.
      let content =
        if let content = page["jcr:content"] { content } else {
          try await node("\(SmartTagsConfiguration.path(name))/jcr:content") ?? [:]
        }
      return SmartTagsConfiguration.Found(
        name: name, title: content["jcr:title"]?.string ?? name,
        serviceURL: content["serviceUrl"]?.string ?? "")
    }
  }
}
