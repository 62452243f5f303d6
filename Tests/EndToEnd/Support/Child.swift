import Foundation
import Glibc
import Synchronization

/// A child process whose output goes to files; it is killed when nobody references it any more.
final class Child: Sendable {
  /// The reason why a child does not start, or does not end.
  enum Failure: Error {
    case notStarted(String, code: Int32)
    case stillRunning(String)
  }

  /// The end of a process, as the kernel reports it.
  enum Ending: Equatable {
    /// The process exited with this status.
    case exit(Int32)
    /// The process was killed by this signal.
    case signal(Int32)
  }

  let pid: pid_t
  private let name: String
  private let outputs: (standard: String, error: String)
  private let input: Mutex<Int32>
  private let ending = Mutex<Ending?>(nil)

  /// Starts a program and collects its output in `folder`.
  ///
  /// With `input` nil its standard input stays open until ``closeInput()``.
  init(
    _ words: [String], environment: [String: String], folder: String, input text: String?
  ) throws {
    let id = UUID().uuidString.prefix(8)
    name = words.joined(separator: " ")
    outputs = ("\(folder)/\(id).out", "\(folder)/\(id).err")
    let started = try Self.spawn(words, environment, outputs)
    pid = started.pid
    input = Mutex(started.input)
    if let text {
      write(text)
      closeInput()
    }
  }

  deinit {
    closeInput()
    if poll() == nil {
      kill(pid, SIGKILL)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
    }
  }

  /// Everything it has written to standard output so far.
  var output: String { Self.text(of: outputs.standard) }
  /// Everything it has written to standard error so far.
  var errors: String { Self.text(of: outputs.error) }

  /// Writes a text to its standard input.
  func write(_ text: String) {
    let bytes = Array(text.utf8)
    input.withLock { _ = Glibc.write($0, bytes, bytes.count) }
  }

  /// Closes its standard input.
  func closeInput() {
    input.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }

  /// Sends a signal to it.
  func signal(_ number: Int32) {
    kill(pid, number)
  }

  /// The end of the process; nil while it runs.
  func poll() -> Ending? {
    ending.withLock { ending in
      if ending != nil { return ending }
      var status: Int32 = 0
      guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
      ending = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
      return ending
    }
  }

  /// Waits until it ends.
  @discardableResult
  func wait() throws -> Ending {
    try waitFor("the end of \(name)") { poll() }
  }

  /// Admits one start at a time: a child that starts meanwhile would keep another one's input open.
  private static let gate = Mutex(())
  /// Ignores SIGPIPE: a write to a child that has ended must not end the tests.
  private static let withoutBrokenPipes = Glibc.signal(SIGPIPE, SIG_IGN)

  private static func spawn(
    _ words: [String], _ environment: [String: String], _ outputs: (standard: String, error: String)
  ) throws -> (pid: pid_t, input: Int32) {
    try gate.withLock { _ in
      _ = withoutBrokenPipes
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Failure.notStarted(words[0], code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
      let flags = O_WRONLY | O_CREAT | O_APPEND
      posix_spawn_file_actions_addopen(&actions, 1, outputs.standard, flags, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, outputs.error, flags, 0o600)
      // The test runner may ignore signals; a program finds them as a shell would give them.
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var all = sigset_t()
      sigfillset(&all)
      var none = sigset_t()
      sigemptyset(&none)
      posix_spawnattr_setsigdefault(&attributes, &all)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setflags(
        &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
      var arguments = words.map { strdup($0) } + [nil]
      var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
      defer { for text in arguments + variables { free(text) } }
      var child: pid_t = 0
      let code = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &variables)
      close(ends[0])
      guard code == 0 else {
        close(ends[1])
        throw Failure.notStarted(words[0], code: code)
      }
      return (child, ends[1])
    }
  }

  private static func text(of path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}

/// The condition of a wait did not become true in time.
struct Timeout: Error, CustomStringConvertible {
  let description: String
}

/// Repeats a question until there is an answer.
///
/// - Throws: ``Timeout`` when it takes too long.
@discardableResult
func waitFor<Answer>(
  _ what: String, every microseconds: UInt32 = 3000, within limit: Duration = .seconds(30),
  orShow state: () -> String = { "" },
  _ answer: () throws -> Answer?
) throws -> Answer {
  let end = ContinuousClock.now + limit
  while true {
    if let found = try answer() { return found }
    guard ContinuousClock.now < end else {
      throw Timeout(description: "Waited in vain for \(what).\n\(state())")
    }
    usleep(microseconds)
  }
}
