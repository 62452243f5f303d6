import Engine
import FoundationEssentials
import HTTP
import Synchronization
import Values
import Wizard

/// The other side of two operations, in memory: `fake.look` reads it, `fake.change` writes to it.
package final class FakeAuthor: Sendable {
  /// The content of the author, its reactions to come, and the requests so far.
  package struct State: Sendable {
    /// The value that `fake.change` reads and writes.
    package var holds: String?
    /// The problems that the next observations throw, the first one first.
    package var problems: [Problem] = []
    /// The problem that the next change throws, before anything is written.
    package var refusal: Problem?
    /// The value that is written instead of the wanted one.
    package var distortion: String?
    /// The number of writes so far.
    package var writes = 0
    /// The password of each observation.
    package var passwords: [String] = []
  }

  private let state: Mutex<State>

  /// Creates an author with this value.
  package init(holds: String? = nil) {
    state = Mutex(State(holds: holds))
  }

  /// The state at the moment of the call; operations change it from other threads.
  package var current: State { state.withLock { $0 } }

  /// Changes the content or the reactions to come.
  package func change(_ body: (inout State) -> Void) {
    state.withLock { body(&$0) }
  }

  /// The operations `fake.look` and `fake.change`.
  package var operations: OperationCatalog {
    OperationCatalog([FakeLook(author: self), FakeChange(author: self)])
  }

  /// A walk of a machine over these operations.
  package func walk(
    _ catalog: ProcedureCatalog, _ procedure: String, start: String,
    actor: ValueSource = .person, saver: any StateSaving = Forgetting(),
    acts: (any ActPlaying)? = nil
  ) -> Walk {
    let operations = operations
    let machine = WizardMachine(
      catalog: catalog, operations: operations,
      state: WizardState(procedure: procedure, start: start), actor: actor)
    guard let mailbox = try? Mailbox() else { preconditionFailure("no more files") }
    return Walk(
      machine, saver: saver, acts: acts, now: { Date(timeIntervalSince1970: 1_800_000_000) },
      clockText: { _ in "14:02" }, mailbox: mailbox
    ) { report in
      OperationRunner(
        catalog: operations, context: EngineContext(transport: NoNetwork(), report: report))
    }
  }

  fileprivate func observed(_ wanted: FakeInputs) throws(Problem) -> String? {
    let (problem, holds) = state.withLock { state -> (Problem?, String?) in
      let password = wanted.password?.withBytes { String(decoding: $0, as: UTF8.self) }
      state.passwords.append(password ?? "")
      return (state.problems.isEmpty ? nil : state.problems.removeFirst(), state.holds)
    }
    if let problem { throw problem }
    return holds
  }

  fileprivate func write(_ text: String) throws(Problem) {
    let refusal = state.withLock { state -> Problem? in
      if let refusal = state.refusal { return refusal }
      state.holds = state.distortion ?? text
      state.writes += 1
      return nil
    }
    if let refusal { throw refusal }
  }
}

/// The password of a request, and the value to write.
private struct FakeInputs: DecodedInputs {
  static let url = Input.text("url")
  static let password = Input.secret("password")
  static let value = Input.optional("wanted")

  let password: Secret?
  let value: String

  init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
    // As a real address, it cannot be words for a value that is yet to come.
    if inputs.texts[Self.url.name]?.hasPrefix("created by") == true { throw .missingInput("url") }
    password = inputs.secrets[Self.password.name]
    value = inputs[Self.value] ?? "1"
  }
}

/// Reads the value; returns a text, a list and a secret.
private struct FakeLook: Operation {
  let author: FakeAuthor
  let signature = OperationSignature(
    name: "fake.look", inputs: [FakeInputs.url, FakeInputs.password],
    outputs: [.text("found"), .list("things"), .secret("key")], changes: false,
    verifies: .itself)

  func observe(_ wanted: FakeInputs, _ context: EngineContext) async throws(Problem)
    -> String?
  {
    context.report(Progress("Looking at the fake author"))
    return try author.observed(wanted)
  }

  func conclude(_ observed: String?, _ wanted: FakeInputs) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.texts["found"] = observed ?? "nothing"
    conclusion.lists["things"] = [
      ListedItem(value: "a", label: "Thing A"), ListedItem(value: "b", label: "Thing B"),
    ]
    conclusion.secrets["key"] = Secret(copying: "key-from-engine".utf8)
    conclusion.evidence = [Evidence("Held", observed ?? "nothing")]
    return conclusion
  }
}

/// Writes `wanted` to the author.
private struct FakeChange: Operation {
  let author: FakeAuthor
  let signature = OperationSignature(
    name: "fake.change",
    inputs: [FakeInputs.url, FakeInputs.password, FakeInputs.value],
    outputs: [.text("written")], changes: true)

  func observe(_ wanted: FakeInputs, _ context: EngineContext) async throws(Problem)
    -> String?
  {
    try author.observed(wanted)
  }

  func plan(_ observed: String?, _ wanted: FakeInputs) throws(Problem) -> Plan {
    guard observed != wanted.value else { return Plan() }
    return Plan(
      changes: [Change("value", before: observed, after: wanted.value)],
      cautions: ["Mind the value."])
  }

  func apply(
    _ plan: Plan, from observed: String?, _ wanted: FakeInputs, _ context: EngineContext
  ) async throws(Problem) -> [String: String] {
    try author.write(wanted.value)
    return ["mark": "written"]
  }

  func conclude(_ observed: String?, _ wanted: FakeInputs) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(.passed)
    conclusion.texts["written"] = observed ?? "nothing"
    conclusion.evidence = [Evidence("Value", observed ?? "nothing")]
    conclusion.cautions = ["It was read back once."]
    return conclusion
  }
}

/// A transport that fails: no server is ever called.
private struct NoNetwork: HTTPTransport {
  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    throw .cancelled(sent: false)
  }
}
