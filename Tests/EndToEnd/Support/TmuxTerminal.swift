import Foundation
import Synchronization

/// A terminal in tmux with one pane, whose server ends with this object.
final class TmuxTerminal: Sendable {
  private let scratch: Scratch
  private let socket = "e2e-\(UUID().uuidString.prefix(8))"
  private let seen = Mutex("")

  /// The state of the pane at a moment.
  struct Moment: Equatable {
    var frame: Frame
    /// The process in the pane, whose end ``isDead`` and ``status`` report.
    var pid: pid_t
    var isDead: Bool
    var status: Int32?
  }

  /// Opens a terminal of this size and runs the words in it, without a shell.
  init(
    _ scratch: Scratch, columns: Int = 80, rows: Int = 24, adding variables: [String: String] = [:],
    running words: [String]
  ) throws {
    self.scratch = scratch
    let environment = variables.map { "\($0.key)=\($0.value)" }
    try tmux(
      [
        "set", "-g", "status", "off", ";", "set", "-g", "remain-on-exit", "on", ";",
        "set", "-g", "escape-time", "0", ";", "set", "-g", "history-limit", "0", ";",
        "set", "-g", "remain-on-exit-format", "", ";",
        "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env",
      ] + environment + words)
  }

  /// Ends the server, and waits for the program in the pane, which may still save what it has.
  deinit {
    let processes = (try? self.processes) ?? []
    _ = try? scratch.run(["tmux", "-L", socket, "kill-server"])
    _ = try? waitFor("the end of \(processes)") {
      processes.allSatisfy { kill($0, 0) != 0 } ? true : nil
    }
  }

  /// The process in the pane and the server itself.
  private var processes: [pid_t] {
    get throws {
      try tmux(["display-message", "-p", "#{pane_pid} #{pid}"])
        .split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
    }
  }

  /// Every different picture so far, one after the other.
  var transcript: String { seen.withLock { $0 } }

  /// The current state of the pane.
  func moment() throws -> Moment {
    let output = try tmux([
      "capture-pane", "-p", ";", "display-message", "-p",
      "=#{pane_pid} #{pane_dead} #{pane_dead_status} #{pane_dead_signal} #{pane_width}"
        + " #{pane_height} #{pid}",
    ])
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let facts = (lines.popLast() ?? "").dropFirst()
      .split(separator: " ", omittingEmptySubsequences: false).map { Int32($0) }
    guard facts.count == 7 else { throw Timeout(description: "tmux said: \(output)") }
    let frame = Frame(lines: lines, columns: Int(facts[4] ?? 0), rows: Int(facts[5] ?? 0))
    seen.withLock { $0 += frame.text + "\n" }
    let isGone = facts[1] == 1
    let isKnown = facts[2] != nil || facts[3] != nil
    // tmux 3.3 can miss how a pane's process ended until it is told to look again.
    if isGone, !isKnown, let server = facts[6] { kill(server, SIGCHLD) }
    return Moment(
      frame: frame, pid: facts[0] ?? 0,
      isDead: isGone && isKnown, status: facts[2])
  }

  /// Waits until the picture rests: twice the same, nothing running, and not `old` any more.
  func rest(after old: Frame? = nil) throws -> Moment {
    var last: Moment?
    return try waitFor("another picture", orShow: { last?.frame.text ?? "" }) {
      let now = try moment()
      defer { last = now }
      if now.isDead { return now }
      let isNew = old.map { $0.withoutClock != now.frame.withoutClock } ?? true
      // A program that still has something to paint runs or waits to run.
      return isNew && now == last && now.frame.isWhole && !now.frame.isBusy && isAsleep(now.pid)
        ? now : nil
    }
  }

  /// Waits for a text in the picture and returns the picture.
  @discardableResult
  func wait(for text: String) throws -> Moment {
    var last = ""
    return try waitFor("“\(text)”", orShow: { last }) {
      let now = try moment()
      last = now.frame.text
      return now.frame.text.contains(text) ? now : nil
    }
  }

  /// Waits for the end of the process.
  func waitForEnd() throws -> Moment {
    try waitFor("the end of the program") {
      let now = try moment()
      return now.isDead ? now : nil
    }
  }

  /// Presses keys, named as tmux names them.
  func press(_ keys: String...) throws {
    try press(keys)
  }

  /// Presses keys in one go.
  func press(_ keys: [String]) throws {
    try tmux(["send-keys"] + keys)
  }

  /// Empties the field, types into it, and presses Enter.
  func fill(_ text: String) throws {
    try tmux(["send-keys", "C-u", ";", "send-keys", "-l", text, ";", "send-keys", "Enter"])
  }

  /// Types a line without interpreting it.
  func type(_ text: String) throws {
    try tmux(["send-keys", "-l", text, ";", "send-keys", "Enter"])
  }

  /// Clears the terminal without the program's knowledge.
  func wipe() throws {
    try tmux(["send-keys", "-R"])
  }

  /// Changes the size of the window.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// Runs another program in the pane whose process has ended.
  func respawn(running words: [String]) throws {
    try tmux(["respawn-pane", "-k", "env"] + words)
  }

  private func isAsleep(_ process: pid_t) -> Bool {
    let facts = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
    return String(decoding: facts, as: UTF8.self).contains(") S ")
  }

  @discardableResult
  private func tmux(_ words: [String]) throws -> String {
    let child = try scratch.run(["tmux", "-L", socket, "-u", "-f", "/dev/null"] + words)
    return child.output
  }
}
