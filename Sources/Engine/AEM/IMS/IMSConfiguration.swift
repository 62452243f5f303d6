import HTTP
import Values

/// An Adobe IMS configuration of an author: an instance of the factory of access token providers,
/// and the customizer that contains its client secret.
struct IMSConfiguration: Equatable, Sendable {
  /// The kind of credential that it signs in with at Adobe.
  enum Grant: String, Equatable, Sendable {
    /// The grant `client_credentials`, or a token address with `/ims/token/v3`.
    case oauth = "OAuth Server-to-Server"
    /// Service account (JWT), which Adobe discontinued.
    case jwt = "service account (JWT)"
    /// A configuration whose grant neither the console nor a file shows.
    case unknown = "kind of credential unknown"
  }

  /// The PID that cloud services refer to.
  var pid: String
  /// The title that a person entered for it.
  var title: String
  /// The provider's name in the console, a word that AEM chose.
  var name: String
  /// The client id of the credential.
  var clientID: String
  /// The scopes, as they are written.
  var scope: String
  /// The claims of its JWT, an entry each; for a service account the metascopes are among them.
  var claims: [String]
  /// The word for what checks its tokens; each of Adobe's products has one, so it shows the
  /// product, too.
  var validator: String
  /// The host that tokens come from; empty when no address is kept.
  var host: String
  /// The kind of credential, as far as grants and addresses show it.
  var grant: Grant
  /// The word that ties it to its customizer.
  var customizerType: String
  /// The PIDs of the customizers with that word.
  var customizers: [String]

  /// Reads an instance of the factory.
  ///
  /// - Parameters:
  ///   - held: what the web console shows.
  ///   - file: what its file says, where there is one: the console does not show every value.
  ///   - customizers: the instances of the other factory.
  init(_ held: HeldConfiguration, file: OSGiConfiguration?, customizers: [HeldConfiguration]) {
    func text(_ name: String) -> String { held.text(name) ?? file?.string(name) ?? "" }
    pid = held.pid
    title = text(TokenProvider.Property.title)
    name = text(TokenProvider.Property.name)
    if title.isEmpty { title = name }
    clientID = text(TokenProvider.Property.clientID)
    scope = text(TokenProvider.Property.scope)
    validator = text(TokenProvider.Property.validator)
    claims =
      held.texts(TokenProvider.Property.claims)
      ?? file?[TokenProvider.Property.claims]?.elements.map(\.text) ?? []
    let addresses = [TokenProvider.Property.tokenAddress, TokenProvider.Property.endpoint].map(text)
    host = addresses.lazy.compactMap { (try? WebAddress($0))?.host }.first ?? ""
    let grants = text(TokenProvider.Property.grants)
    grant =
      if grants.contains("client_credentials") {
        .oauth
      } else if addresses.contains(where: { $0.contains(TokenProvider.endedPath) }) {
        .jwt
      } else if addresses.contains(where: { $0.contains(TokenProvider.tokenPath) }) {
        .oauth
      } else {
        .unknown
      }
    let type = text(TokenProvider.Property.partner)
    customizerType = type
    self.customizers =
      type.isEmpty
      ? []
      : customizers.filter { $0.text(TokenProvider.Property.customizerType) == type }.map(\.pid)
  }
}

extension AuthorClient {
  private static let console = "/system/console/configMgr"

  /// The IMS configurations of the author, by PID.
  func imsConfigurations() async throws(Problem) -> [IMSConfiguration] {
    async let listed = attempt { () async throws(Problem) in try await filesIfVisible() }
    let held = try await concurrently(TokenProvider.factories) { factory async throws(Problem) in
      try await instances(of: factory)
    }
    let files = try await listed.get()
    return try await concurrently(held[0]) { one async throws(Problem) in
      var content: OSGiConfiguration?
      if let name = files.first(where: { $0.stem == one.pid || $0.installedPID == one.pid }) {
        content = try await configurationFile(name.name).flatMap { OSGiFileContent.read($0, name) }
      }
      return IMSConfiguration(one, file: content, customizers: held[1])
    }
  }

  /// The instances of a factory that the web console shows, by PID.
  ///
  /// One filtered request; where the console does not know filters, its list and one request each.
  func instances(of factory: String) async throws(Problem) -> [HeldConfiguration] {
    let filter = PercentEncoding.component("(service.factoryPid=\(factory))")
    let answer = try await get("\(Self.console)/\(filter).json")
    if answer.status == 403 { throw .author(.noConsoleRights(user: user)) }
    var held: [HeldConfiguration] = []
    if answer.status == 200, let list = (try? JSONValue(parsing: answer.body))?.array {
      held = list.map(HeldConfiguration.init).filter { $0.factory == factory }
    }
    if held.isEmpty {
      held = try await concurrently(try await listedInstances(of: factory)) {
        pid async throws(Problem) in try await heldConfiguration(pid)
      }.compactMap(\.self)
    }
    return held.sorted { $0.pid < $1.pid }
  }

  /// The PIDs of a factory's instances in the list page, which carries them in a script.
  private func listedInstances(of factory: String) async throws(Problem) -> [String] {
    let page = try await get(Self.console, accept: "text/html")
    if page.status == 403 { throw .author(.noConsoleRights(user: user)) }
    let text = page.text
    guard page.status == 200, let mark = text.firstRange(of: "configData = ") else {
      throw notJSON(page, path: Self.console)
    }
    let line = text[mark.upperBound...].prefix { !$0.isNewline }
    guard let end = line.lastIndex(of: ";"),
      let data = try? JSONValue(parsing: Array(line[..<end].utf8))
    else { throw notJSON(page, path: Self.console) }
    return (data["pids"]?.array ?? []).filter { $0["fpid"]?.string == factory }
      .compactMap { $0["id"]?.string }
  }

  private func filesIfVisible() async throws(Problem) -> [OSGiFileName] {
    do {
      return try await configurationFiles()
    } catch .osgi(.folderMissing) {
      return []
    }
  }
}
