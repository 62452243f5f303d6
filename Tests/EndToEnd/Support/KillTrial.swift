import Glibc

/// One point: a session of its own on a sandbox.
struct KillTrial {
  let answers: String
  let log: RequestLog
  private let scratch: Scratch
  private let sandbox: SandboxProcess
  /// The number of requests that others sent before.
  private let start: Int

  init(_ route: ChangingRoute, _ stage: KillStage) throws {
    scratch = try Scratch()
    sandbox = stage.sandbox
    log = sandbox.log
    start = log.count
    answers = try route.writeAnswers(for: sandbox, in: scratch)
  }

  var hasSession: Bool { !scratch.sessions.isEmpty }

  func state() throws -> String { try sandbox.neutralState() }

  func run(_ words: String...) throws -> Program.Result { try Program.run(words, in: scratch) }

  /// Kills a run when it has sent that many requests, unless it ends before.
  func kill(_ words: [String], at point: KillPoint) throws {
    let start = log.count
    let child = try Program.start(words, in: scratch)
    _ = try waitFor("request \(point.request)", every: 300) {
      child.poll() != nil || log.count - start >= point.request ? true : nil
    }
    if point.moment == .afterAnswer { usleep(3_000) }
    child.signal(SIGKILL)
    try child.wait()
  }

  func doubled() throws -> String? {
    let changes = try log.requests().dropFirst(start).filter(\.isChanging)
    let pages = changes.count { $0.path == "/bin/wcmcommand" }
    let steps = changes.count { $0.path.hasSuffix("/jcr:content/flow/") }
    let secrets = changes.count { $0.method == "POST" && $0.path.hasSuffix("/secrets") }
    return pages > 1 || steps > 1 || secrets > 1
      ? "\(pages) pages, \(steps) steps and \(secrets) client secrets were created" : nil
  }
}
