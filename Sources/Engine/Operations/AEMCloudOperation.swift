import HTTP

/// `aem.cloud`: whether an AEM as a Cloud Service takes an access token, and which cloud
/// configurations it has.
///
/// There only content can be read over HTTP: no web console, no writing below `/apps`, no keystore.
/// Everything else is for a person to do.
struct AEMCloudOperation: Operation {
  let signature = OperationSignature(
    name: "aem.cloud", inputs: Wanted.inputs,
    outputs: [.list("configurations"), .answer("any")], changes: false, verifies: .itself)

  /// The author, asked with a token.
  struct Wanted: DecodedInputs {
    private static let token = Input.secret("token")
    static let inputs: [any OperationInput] = [
      AuthorClient.url, token, AuthorClient.allowsPlainHTTP,
    ]

    let author: AuthorClient

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      // Without one the author would be asked with a password.
      _ = try inputs[Self.token]
      author = try AuthorClient(inputs, context)
    }
  }

  private static let productInfo = "/system/console/status-productinfo.txt"

  /// The content that the author shows to the token.
  struct Observation: Sendable {
    /// The version, where the web console is open: the local SDK.
    var version: ProductVersion?
    /// The cloud configurations; nil when their folder cannot be seen.
    var configurations: [CloudConfiguration]?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    context.report(Progress("Checking whether the web console is closed"))
    let console = try await author.get(Self.productInfo, accept: "text/plain")
    let version = console.status == 200 ? ProductVersion(productInfo: console.text) : nil
    context.report(Progress("Reading \(CloudConfiguration.folder)"))
    let configurations = try await author.cloudConfigurations()
    if configurations == nil, try await author.node("/conf/global") == nil {
      throw .cloudService(.nothingVisible)
    }
    return Observation(version: version, configurations: configurations)
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    if let version = observed.version, !version.isCloudService {
      throw .cloudService(.otherEdition(version: cleaner.line(version.text, limit: 40)))
    }
    let items = (observed.configurations ?? []).map { $0.item(cleaner) }
    var conclusion = Conclusion(.passed)
    conclusion.lists["configurations"] = items
    conclusion.texts["any"] = items.isEmpty ? "no" : "yes"
    conclusion.evidence = [
      Evidence("Access token", "accepted"),
      Evidence(
        "Edition",
        observed.version.map { "AEM as a Cloud Service, local SDK \(cleaner.line($0.text))" }
          ?? "its web console is closed, as on AEM as a Cloud Service"),
      Evidence(
        "Cloud configurations below \(CloudConfiguration.folder)",
        items.isEmpty ? "none" : items.map(\.value).joined(separator: ", ")),
    ]
    if observed.configurations == nil {
      conclusion.cautions.append(
        "\(CloudConfiguration.folder) is missing, or the token's user is not allowed to see it.")
    }
    conclusion.cautions.append(
      "On AEM as a Cloud Service, aem-setup cannot read or change anything else. The screens say "
        + "what to do by hand. The report shows those steps as confirmed by you.")
    return conclusion
  }
}
