import FoundationEssentials
import HTTP
import Values

/// Asks the API of Adobe Developer Console, as the person whose user token goes along.
///
/// Shapes are those of the published OpenAPI document, read leniently: unknown members are skipped,
/// missing lists count as empty, identifiers may be numbers or text.
struct ConsoleClient: DecodedInputs {
  private static let url = Input.optional("consoleUrl")
  private static let key = Input.optional("apiKey")
  private static let token = Input.secret("token")
  /// The inputs that ``init(_:_:)`` reads.
  static let inputs: [any OperationInput] = [url, key, token]
  /// The input that names an organization, by its IMS ID or its number.
  static let organization = Input.text("organization")

  /// Cleans what the console says.
  let cleaner: Cleaner
  private let base: WebAddress
  private let apiKey: String
  private let token: Secret
  let context: EngineContext

  /// The console's API, unless another address is entered.
  static let address = "https://developers.adobe.io"
  /// The API key that Adobe's own `aio` program sends along with a user token.
  static let apiKey = "aio-cli-console-auth"

  /// Takes the console's address, the API key and the user token of the inputs.
  ///
  /// - Throws: ``Problem/plainHTTP(host:)`` when the token would travel unprotected.
  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
    base = try WebAddress.read(inputs[Self.url] ?? Self.address, of: "Adobe Developer Console")
    if base.scheme == "http", !base.isLoopback { throw .plainHTTP(host: base.host) }
    apiKey = inputs[Self.key] ?? Self.apiKey
    token = try inputs[Self.token]
    cleaner = inputs.cleaner
    self.context = context
  }

  /// Sends one request and returns an answer of status 200 to 299.
  ///
  /// `parts` is the path below `/console`, one segment each, not encoded; `query` has names and
  /// values, not encoded. `act` is what is being done, for the words of a problem, such as `listing
  /// the projects`. Throws ``ConsoleProblem/refused(_:)`` for any other status.
  func send(
    _ method: HTTPMethod, _ parts: [String], query: [(String, String)] = [],
    body: JSONValue? = nil, act: String
  ) async throws(Problem) -> HTTPResponse {
    let path = (["console"] + parts).map { "/" + PercentEncoding.component($0) }.joined()
    let pairs = query.map { name, value in "\(name)=\(PercentEncoding.component(value))" }
    let request = HTTPRequest(
      method, base.appending(path, query: pairs.isEmpty ? nil : pairs.joined(separator: "&")),
      headers: [HTTPHeader("Accept", "application/json"), HTTPHeader("x-api-key", apiKey)],
      authorization: .bearer(token), body: body.map(Self.encoded))
    let response = try await context.transport.answer(to: request, from: .developerConsole)
    guard (200...299).contains(response.status) else {
      throw .console(.refused(refusal(response, act)))
    }
    return response
  }

  /// Sends one request whose answer is JSON.
  func json(
    _ method: HTTPMethod, _ parts: [String], query: [(String, String)] = [],
    body: JSONValue? = nil, act: String
  ) async throws(Problem) -> JSONValue {
    let response = try await send(method, parts, query: query, body: body, act: act)
    guard let json = try? JSONValue(parsing: response.body) else {
      throw .console(.refused(described(response, .notConsole, act)))
    }
    return json
  }

  /// Reads a list of objects.
  func list(
    _ parts: [String], query: [(String, String)] = [], act: String
  ) async throws(Problem) -> [JSONValue] {
    let response = try await send(.get, parts, query: query, act: act)
    guard let list = (try? JSONValue(parsing: response.body))?.array else {
      throw .console(.refused(described(response, .notConsole, act)))
    }
    return list
  }

  private static func encoded(_ json: JSONValue) -> HTTPBody {
    HTTPBody(
      contentType: "application/json", bytes: Secret(copying: (try? json.encoded()) ?? []))
  }

  private func refusal(_ response: HTTPResponse, _ act: String) -> ConsoleRefusal {
    let json = try? JSONValue(parsing: response.body)
    let code = json?["error_code"]?.identifier ?? ""
    let text = response.text
    let kind: ConsoleRefusal.Kind
    switch response.status {
    case _ where ["403010", "403020", "401013"].contains(code): kind = .token
    case _ where ["403000", "403003"].contains(code): kind = .apiKey
    case _ where text.contains("ERR_MSG_QUOTA_EXCEEDED"): kind = .quota
    case _ where text.contains("ERR_MSG_DUPLICATE_NAME"): kind = .duplicateName
    case 300...399: kind = .notConsole
    case 401: kind = .token
    case 403: kind = .forbidden
    case 404: kind = .notFound
    case 409: kind = .duplicateName
    case 429: kind = .throttled(retryAfter: cleaner.retryAfter(of: response))
    case 500...599: kind = .unavailable(retryAfter: cleaner.retryAfter(of: response))
    default: kind = .other
    }
    return described(response, kind, act)
  }

  private func described(
    _ response: HTTPResponse, _ kind: ConsoleRefusal.Kind, _ act: String
  ) -> ConsoleRefusal {
    let said = (try? JSONValue(parsing: response.body)).flatMap { json in
      json.string ?? json["message"]?.string ?? json["error_description"]?.string
        ?? json["error"]?.string
    }
    let reference = response.header("x-request-id").map { cleaner.line($0, limit: 80) }
    return ConsoleRefusal(
      kind: kind, act: act, status: response.status,
      message: said.map { cleaner.line($0) } ?? cleaner.message(of: response),
      reference: reference.flatMap { $0.isEmpty ? nil : $0 })
  }
}

extension Problem {
  /// Whether the change that failed like this may have been made all the same: its answer got lost,
  /// the server failed half way, or what was to be created exists under its name.
  var mayHaveBeenDone: Bool {
    switch self {
    case .noAnswer(_, let failure): failure.mayHaveArrived
    case .console(.refused(let refusal)):
      switch refusal.kind {
      case .duplicateName, .unavailable: true
      case .token, .apiKey, .forbidden, .quota, .notFound, .throttled, .notConsole, .other: false
      }
    default: false
    }
  }
}
