import HTTP
import Values

/// One AEM author: its address, and the credentials that go along with every request, which are a
/// user and a password, or an access token.
///
/// Redirects are answers, never followed: a redirect to the login form means that AEM did not check
/// the credentials.
struct AuthorClient: DecodedInputs {
  /// Scheme, host, port and context path, such as `https://author.example.com`.
  static let url = Input.text("url")
  /// Whether a password may go over plain HTTP to another machine: `yes`.
  static let allowsPlainHTTP = Input.optional("allowPlainHTTP")
  private static let login = Input.text("user")
  private static let password = Input.secret("password")
  /// An access token in the place of user and password.
  static let token = Input.secret("token", insteadOf: [login.name, password.name])
  /// The inputs that ``init(_:_:)`` reads.
  static let inputs: [any OperationInput] = [url, login, password, token, allowsPlainHTTP]

  /// The user's name, fit to be shown.
  let user: String
  /// Cleans what the author says.
  let cleaner: Cleaner
  /// The host of its address, in lowercase.
  var host: String { address.host }
  /// Whether its address is one of AEM as a Cloud Service, such as
  /// `author-p12345-e6789.adobeaemcloud.com` (Adobe's page about the Externalizer).
  var isCloudAddress: Bool { host.hasSuffix(".adobeaemcloud.com") }
  /// Its address, without a path.
  let address: WebAddress
  /// Whether it is asked with an access token.
  let usesToken: Bool
  private let authorization: HTTPAuthorization
  private(set) var context: EngineContext

  /// Takes the address and the credentials of the inputs: the token, or else user and password.
  ///
  /// - Throws: ``Problem/plainHTTP(host:)`` when the password would travel unprotected to another
  ///   machine and nobody has confirmed that.
  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
    let user: String
    if let token = inputs[Self.token] {
      user = "of the token"
      authorization = .bearer(token)
      usesToken = true
    } else {
      user = try inputs[Self.login]
      authorization = .basic(user: user, password: try inputs[Self.password])
      usesToken = false
    }
    address = try WebAddress.read(try inputs[Self.url], of: "the AEM author")
    _ = try inputs.checked(Self.url) { AuthorFormats.authorAddress($0)?.flaw }
    if address.scheme == "http", !address.isLoopback, inputs[Self.allowsPlainHTTP] != "yes" {
      throw .plainHTTP(host: address.host)
    }
    cleaner = inputs.cleaner
    self.user = cleaner.line(user, limit: 80)
    self.context = context
  }

  /// The same author, whose readers share what they ask for: each address is asked for once.
  func sharingReads() -> AuthorClient {
    var client = self
    client.context.transport = SharedReads(context.transport)
    return client
  }

  /// Reads a path of the author.
  ///
  /// The path is percent-encoded, from the author's root; the query is percent-encoded, without its
  /// question mark. Throws for 401, 503, redirects and login forms; every other answer is returned.
  /// The web console is asked again after a 500: up to Service Pack 23 of AEM 6.5 it fails by itself
  /// now and then (Adobe's release notes, NPR-42730).
  func get(
    _ path: String, query: String? = nil, accept: String = "application/json",
    timeout: Double? = nil
  ) async throws(Problem) -> HTTPResponse {
    func ask() async throws(Problem) -> HTTPResponse {
      try await send(
        .get, path, query: query, headers: [HTTPHeader("Accept", accept)], timeout: timeout)
    }
    var response = try await ask()
    if response.status == 500, path.hasPrefix("/system/console/") { response = try await ask() }
    if (301...308).contains(response.status) {
      throw .author(.redirected(to: cleaner.line(response.header("Location") ?? "nowhere")))
    }
    return response
  }

  /// Posts a form; when a 403 comes back, fetches a CSRF token and posts once more with it.
  ///
  /// - Returns: any answer but 401, 503, login forms and the statuses that say why nothing was
  ///   done (400, 409, 413, 429); those are thrown. Otherwise whether the change was made is
  ///   decided by reading it back, not by the status.
  func post(_ path: String, _ body: HTTPBody, timeout: Double? = nil) async throws(Problem)
    -> HTTPResponse
  {
    let accept = HTTPHeader("Accept", "application/json")
    let first = try await send(.post, path, headers: [accept], body: body, timeout: timeout)
    // A gateway that gives up says nothing about whether AEM goes on with the request.
    if first.status == 502 || first.status == 504 { throw unexpected(first, path: path) }
    guard first.status == 403 else { return first }
    let answer = try await get("/libs/granite/csrf/token.json")
    let token = (try? JSONValue(parsing: answer.body))?["token"]?.string ?? ""
    guard answer.status == 200, !token.isEmpty else { return first }
    return try await send(
      .post, path, headers: [accept, HTTPHeader("CSRF-Token", token)], body: body, timeout: timeout)
  }

  /// Sends a change once.
  ///
  /// When its answer gets lost, the change is looked for with `arrived`, never sent again.
  /// `finding` says what it means that the change does not show, as a clause: `/content/x is still
  /// there`. Throws ``Problem/changeAmbiguous(_:)`` when the answer got lost and the change does
  /// not show.
  func change(
    _ finding: String, _ send: () async throws(Problem) -> Void,
    arrived: () async throws(Problem) -> Bool
  ) async throws(Problem) {
    do {
      try await send()
    } catch {
      guard error.leavesChangeOpen else { throw error }
      try await context.search(after: error, finding: finding) { () async throws(Problem) in
        try await arrived() ? () : nil
      }
    }
  }

  /// Reads JSON of the web console.
  ///
  /// - Returns: nil for 404.
  /// - Throws: ``AuthorProblem/noConsoleRights(user:)`` for 403.
  func consoleJSON(_ path: String) async throws(Problem) -> JSONValue? {
    let response = try await get(path)
    if response.status == 403 { throw .author(.noConsoleRights(user: user)) }
    return try json(response, path: path)
  }

  /// Takes the JSON out of an answer.
  ///
  /// - Returns: nil for 404.
  func json(_ response: HTTPResponse, path: String) throws(Problem) -> JSONValue? {
    switch response.status {
    case 200:
      guard let value = try? JSONValue(parsing: response.body) else {
        throw notJSON(response, path: path)
      }
      return value
    case 403: throw .author(.forbidden(path: path, user: user))
    case 404: return nil
    default: throw unexpected(response, path: path)
    }
  }

  /// Names what came where JSON belongs.
  func notJSON(_ response: HTTPResponse, path: String) -> Problem {
    .author(.notJSON(path: path, found: cleaner.line(response.mediaType, limit: 80)))
  }

  /// Names what a status that no rule covers says.
  func unexpected(_ response: HTTPResponse, path: String) -> Problem {
    .author(
      .unexpected(path: path, status: response.status, message: cleaner.message(of: response)))
  }

  /// Names why a write did not arrive, from its answer.
  func refusal(_ response: HTTPResponse, path: String) -> Problem {
    let message = cleaner.message(of: response)
    let words = message.lowercased()
    // Sling has no status of its own for a missing permission: 500 and 422 by its generation.
    let isPermission = ["not modifiable", "synthetic root", "invalid payload", "access denied"]
      .contains { words.contains($0) }
    switch response.status {
    case 403,
      _ where isPermission:
      return .author(.notWritable(path: path, user: user, message: message))
    case 404: return .author(.notFound(path: path, user: user))
    default: return unexpected(response, path: path)
    }
  }

  private func send(
    _ method: HTTPMethod, _ path: String, query: String? = nil, headers: [HTTPHeader],
    body: HTTPBody? = nil, timeout: Double? = nil
  ) async throws(Problem) -> HTTPResponse {
    let request = HTTPRequest(
      method, address.appending(path, query: query), headers: headers,
      authorization: authorization, body: body, timeout: timeout)
    let response = try await context.transport.answer(to: request, from: .author)
    if response.status == 401 {
      throw usesToken ? .cloudService(.tokenRefused) : .author(.password(user: user))
    }
    if response.status == 503 {
      throw .author(.notReady(detail: cleaner.message(of: response)))
    }
    if response.status == 429 || (method == .post && [400, 409, 413].contains(response.status)) {
      throw .author(
        .refused(
          path: path, status: response.status, message: cleaner.message(of: response),
          wait: cleaner.retryAfter(of: response)))
    }
    if response.isLoginForm {
      throw usesToken ? .cloudService(.tokenRefused) : .author(.loginPage)
    }
    return response
  }
}

extension HTTPResponse {
  /// Whether AEM's login form came, or a redirect to it.
  fileprivate var isLoginForm: Bool {
    if (301...308).contains(status) {
      let target = (header("Location") ?? "").lowercased()
      return target.contains("/login") || target.contains("j_reason")
    }
    guard status == 200, mediaType == "text/html" else { return false }
    return text.contains("QUICKSTART_HOMEPAGE") || text.contains("j_security_check")
      || text.contains("name=\"j_username\"")
  }
}
