import HTTP
import Sandbox
import Synchronization
import Values

@testable import Engine

/// The author of a sandbox over real HTTP, whose answers a test can take away or replace.
final class SandboxAuthor: RecordingTransport {
  /// The fate of a change.
  enum Loss: Sendable {
    /// It arrives, and its answer too.
    case none
    /// The connection ends before it arrives.
    case before
    /// It arrives, and the connection ends before the answer does.
    case after
    /// No answer comes, and it arrives three requests later.
    case late
    /// It is answered with success, and never arrives.
    case ignored
  }

  private struct State {
    var seen: [SeenRequest] = []
    var losses: [Loss]
    var routes: [String: Reaction] = [:]
    var words: [String: String] = [:]
    /// A change that arrives after some more requests.
    var late: (request: HTTPRequest, after: Int)?
  }

  let sandbox: Sandbox
  private let client = HTTPClient(options: HTTPOptions())
  private let state: Mutex<State>

  /// Starts one at the time of the tests' clock; the losses are those of its changes, in order.
  init(
    _ presets: SandboxPreset..., faults: [SandboxFault] = [], zone: SandboxZone = .utc,
    losses: [Loss] = []
  ) throws {
    sandbox = try Sandbox(
      SandboxOptions(
        faults: faults, clock: .fixed(seconds: 1_795_000_000), validationDelay: 0,
        installDelay: 0, presets: presets, zone: zone))
    state = Mutex(State(losses: losses))
  }

  var seen: [SeenRequest] { state.withLock { $0.seen } }

  /// Answers a route itself, so that the request does not reach the author.
  func on(_ route: String, _ reaction: Reaction) {
    state.withLock { $0.routes[route] = reaction }
  }

  /// Replaces a word in every answer that AEM gives from now on.
  func replace(_ word: String, with other: String) {
    state.withLock { $0.words[word] = other }
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let seen = SeenRequest(request)
    let due = state.withLock { state -> HTTPRequest? in
      guard let late = state.late else { return nil }
      state.late = late.after > 0 ? (late.request, late.after - 1) : nil
      return late.after > 0 ? nil : late.request
    }
    if let due { _ = try await client.send(due) }
    let (loss, reaction, words) = state.withLock { state in
      state.seen.append(seen)
      let isChange = seen.method == "POST" && !state.losses.isEmpty
      let loss = isChange ? state.losses.removeFirst() : .none
      if loss == .late { state.late = (request, 2) }
      return (loss, state.routes["\(seen.method) \(seen.path)"], state.words)
    }
    switch loss {
    case .before: throw .dropped(sent: true)
    case .late: throw .timedOut(.total, seconds: 3, sent: true)
    case .ignored: return HTTPResponse(status: 200)
    case .none, .after: break
    }
    switch reaction {
    case .answer(let response)?: return response
    case .failure(let failure)?: throw failure
    case nil: break
    }
    var response = try await client.send(request)
    if loss == .after { throw .dropped(sent: true) }
    guard !words.isEmpty else { return response }
    var text = String(decoding: response.body, as: UTF8.self)
    for (word, other) in words { text = text.replacing(word, with: other) }
    response.body = Array(text.utf8)
    return response
  }
}

extension SandboxAuthor {
  /// The home of `dam-update-service`.
  static let home = "/home/users/system/dam/dam-update-service"

  /// The inputs of an operation on this author, with others added.
  func given(
    _ texts: [String: String] = [:], secrets: [String: String] = [:],
    memory: [String: String] = [:]
  ) -> OperationInputs {
    let facts = sandbox.facts
    return OperationInputs(
      texts: ["url": facts.aem, "user": facts.user].merging(texts) { $1 },
      secrets: ["password": facts.password].merging(secrets) { $1 }
        .mapValues { Secret(copying: $0.utf8) }, memory: memory)
  }

  /// The inputs of operations on the keystore of a user.
  func keystore(
    _ more: [String: String] = [:], user: String = "dam-update-service", store: String? = nil
  ) -> OperationInputs {
    var secrets = ["filePassword": KeyFiles.password]
    secrets["keystorePassword"] = store
    return given(
      ["userId": user, "alias": "SimilaritySearch"].merging(more) { $1 }, secrets: secrets)
  }

  /// Puts a key pair into the keystore, which it creates if need be.
  func add(_ path: String) async throws {
    _ = try await apply("keystore.key", keystore(["path": path], store: "of-the-store"))
    state.withLock { $0.seen = [] }
  }

  /// Creates the keystore, without any entry.
  func createStore() async throws {
    try await change(
      "\(Self.home).ks.html",
      [
        (":operation", "createStore"), ("newPassword", "of-the-store"),
        ("rePassword", "of-the-store"),
      ])
  }

  /// Changes the author by hand, which ``seen`` does not show.
  func change(_ path: String, _ fields: [(String, String)]) async throws {
    _ = try await direct().post(Sling.encoded(path), Sling.form(fields).finish())
  }

  /// Reads a path of the author; nil for 404.
  ///
  /// ``seen`` does not show it.
  func read(_ path: String) async throws -> JSONValue? {
    let response = try await direct().get(Sling.encoded(path))
    return response.status == 404 ? nil : try JSONValue(parsing: response.body, limits: .file)
  }

  /// A client whose requests ``seen`` does not show.
  func direct() throws -> AuthorClient {
    try AuthorClient(given(), EngineContext(transport: client))
  }

  /// Accepts every change of the keystore from now on, and makes none.
  func keepKeystore() {
    on(
      "POST \(Self.home).ks.html",
      .html("<dt class='foundation-form-response-status-message'>Message</dt><dd>OK</dd>"))
  }

  /// The aliases of the keystore.
  func aliases() async throws -> [String] {
    let look = try await look("keystore.state", keystore())
    return look.conclusion?.lists["aliases"]?.map(\.value) ?? []
  }
}
