import HTTP
import Sandbox
import Values

/// `sandbox act`: plays an act of a person in AEM's own pages on a sandbox that runs.
struct SandboxActCommand {
  private let wiring: Wiring
  private var arguments: Arguments { wiring.arguments }

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Plays the act of that name; lists all acts without one.
  func run(_ name: String?) throws(Failure) -> ExitStatus {
    guard let name else {
      list()
      return .done
    }
    guard let act = SandboxAct(rawValue: name) else { throw Self.unknown(name) }
    let product = arguments[.product].flatMap(SandboxProduct.init) ?? .smartTags
    if let fixed = act.product, arguments.has(.product), fixed != product {
      throw Failure(
        "\(name) is about \(fixed.rawValue), not \(product.rawValue).", status: .misuse)
    }
    return try play(act, for: act.product ?? product, on: try sandbox())
  }

  private func list() {
    let acts = SandboxAct.allCases
    guard !arguments.has(.json) else {
      let documents = acts.map { act -> JSONValue in
        ["name": .string(act.rawValue), "explanation": .string(act.explanation)]
      }
      Output.document(["acts": .array(documents)])
      return
    }
    let width = acts.map(\.rawValue.count).max() ?? 0
    for act in acts {
      Output.line(act.rawValue.padded(to: width + 2) + act.explanation)
    }
  }

  private static func unknown(_ name: String) -> Failure {
    let known = SandboxAct.allCases.map(\.rawValue)
    let nearest = NearestWord.of(name, in: known).map { "Did you mean \($0)?" }
    return Failure(
      sentences: ["There is no act \"\(name)\".", nearest].compactMap { $0 } + ["There are:"]
        + known.map { "  \($0)" }, status: .misuse)
  }

  /// The sandbox that `--state` names, or the only one that runs.
  private func sandbox() throws(Failure) -> RunningSandboxes.Entry {
    if let path = arguments[.state] {
      guard let entry = RunningSandboxes.read(path) else {
        throw Failure(
          "\(path) is not the file of a running sandbox.",
          "The sandbox prints the path when it starts.", status: .misuse)
      }
      return entry
    }
    let running = RunningSandboxes(beside: try wiring.sessionDirectory()).all
    guard let first = running.first else {
      throw Failure(
        "No sandbox is running.",
        "Start one in another terminal: aem-setup sandbox, or aem-setup demo.")
    }
    guard running.count == 1 else {
      throw Failure(
        sentences: ["\(running.count) sandboxes are running. Name one:"]
          + running.map { "  --state \($0.path) (\($0.aem))" }, status: .misuse)
    }
    return first
  }

  private func play(
    _ act: SandboxAct, for product: SandboxProduct, on sandbox: RunningSandboxes.Entry
  ) throws(Failure) -> ExitStatus {
    let path = "/acts/\(act.rawValue)?product=\(product.rawValue)"
    guard let address = try? WebAddress(sandbox.control + path) else {
      throw Failure("\(sandbox.path) is not the file of a running sandbox.", status: .misuse)
    }
    var options = HTTPOptions()
    options.totalTimeout = 30
    let client = HTTPClient(options: options)
    let request = HTTPRequest(.post, address, authorization: .bearer(sandbox.token))
    let answer = Waiting.value { () async -> HTTPResponse? in try? await client.send(request) }
    guard let answer, let document = try? JSONValue(parsing: answer.body),
      let outcome = document["outcome"]?.string
    else {
      throw Failure(
        "The sandbox at \(sandbox.aem) does not answer.",
        "Check that it is still running, and that it has the same version.")
    }
    if let reason = document["reason"]?.string { throw Failure(reason) }
    guard !arguments.has(.json) else {
      Output.document([
        "act": .string(act.rawValue), "product": .string(product.rawValue),
        "outcome": .string(outcome),
      ])
      return .done
    }
    Output.line(
      outcome == "done"
        ? "Done: \(act.explanation)" : "Nothing to do: the author is like that already.")
    return .done
  }
}
