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

  /// The path of a configuration.
  static func path(_ name: String) -> String { "\(folder)/\(name)" }
}
