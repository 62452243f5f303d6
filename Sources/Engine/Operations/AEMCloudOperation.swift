import HTTP
import Values

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
      author = try AuthorClient(inputs, context, token: try inputs[Self.token])
    }
  }

  private static let folder = "/conf/global/settings/cloudconfigs"
  private static let productInfo = "/system/console/status-productinfo.txt"

  /// The content that the author shows to the token.
  struct Observation: Sendable {
    /// The version, where the web console is open: the local SDK.
    var version: ProductVersion?
    /// The folder of cloud configurations; nil when it cannot be seen.
    var tree: JSONValue?
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    let author = wanted.author
    do throws(Problem) {
      context.report(Progress("Looking whether the web console is closed"))
      let console = try await author.get(Self.productInfo, accept: "text/plain")
      let version = console.status == 200 ? ProductVersion(productInfo: console.text) : nil
      context.report(Progress("Reading \(Self.folder)"))
      let tree = try await author.node(Self.folder, depth: 2)
      if tree == nil, try await author.node("/conf/global") == nil {
        throw .cloudService(.nothingVisible)
      }
      return Observation(version: version, tree: tree)
    } catch .author(.password), .author(.loginPage) {
      throw .cloudService(.tokenRefused)
    }
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    if let version = observed.version, !version.isCloudService {
      throw .cloudService(.otherEdition(version: cleaner.line(version.text, limit: 40)))
    }
    var items: [ListedItem] = []
    for (folder, child) in (observed.tree?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let members = child.object, folder != "jcr:content" else { continue }
      let pages = members.filter { $0.key != "jcr:content" && $0.value.object != nil }
      for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
        items.append(Self.item("\(folder)/\(name)", page, cleaner))
      }
      // A configuration may be the child itself.
      if pages.isEmpty, child["jcr:content"] != nil {
        items.append(Self.item(folder, child, cleaner))
      }
    }
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
        "Cloud configurations below \(Self.folder)",
        items.isEmpty ? "none" : items.map(\.value).joined(separator: ", ")),
    ]
    if observed.tree == nil {
      conclusion.cautions.append("\(Self.folder) is missing, or the token's user may not see it.")
    }
    conclusion.cautions.append(
      "Nothing else can be read or changed on AEM as a Cloud Service from here; the screens say"
        + " what to do by hand, and what you confirm is recorded as confirmed by you.")
    return conclusion
  }

  private static func item(_ path: String, _ page: JSONValue, _ cleaner: Cleaner) -> ListedItem {
    let path = cleaner.line(path, limit: 120)
    let title = page["jcr:content"]?["jcr:title"]?.string ?? page["jcr:title"]?.string
    return ListedItem(
      value: path, label: title.map { cleaner.line($0, limit: 80) } ?? path, detail: path)
  }
}
