import Glibc
import Values

/// Runs the command of a reference in a group of its own, with limits of time and output.
///
/// The command can ask questions on the terminal: its group is in the foreground while it runs.
struct ReferenceCommand {
  private let words: [String]
  private let limits: ReferenceLimits
  private var name: String { words[0] }

  init(_ words: [String], _ limits: ReferenceLimits) {
    self.words = words
    self.limits = limits
  }

  /// Runs it to its end.
  ///
  /// - Returns: the first line of what it printed, or all of it.
  func run(isWhole: Bool) throws(ValueReference.Failure) -> Secret {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    defer { if terminal >= 0 { close(terminal) } }
    let isInFront = terminal >= 0 && tcgetpgrp(terminal) == getpgrp()
    let child = try start()
    if isInFront {
      Self.putInFront(child.pid, terminal)
      // It may have been stopped for asking before it was in front.
      kill(-child.pid, SIGCONT)
    }
    defer {
      close(child.output)
      if isInFront { Self.putInFront(getpgrp(), terminal) }
    }
    let end = Deadline(seconds: limits.seconds)
    let line = FirstLine(isWhole: isWhole)
    let failure = collect(line, from: child.output, until: end)
    let hasEnded = failure == nil && Self.wait(for: child.pid, until: end)
    // Whatever it started and left behind ends with it; its number is taken until it is reaped.
    kill(-child.pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(child.pid, &status, 0) < 0, errno == EINTR {}
    guard hasEnded else { throw failure ?? tooSlow }
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    let secret = line.finish()
    guard code == 0, !secret.isEmpty else { throw .command(name, status: code) }
    guard secret.count <= ReferenceLimits.value else { throw .tooLarge(name) }
    return secret
  }

  private func collect(
    _ line: FirstLine, from output: Int32, until end: Deadline
  ) -> ValueReference.Failure? {
    var total = 0
    while true {
      var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let left = end.left
      guard left > 0 else { return tooSlow }
      let ready = poll(&entry, 1, Int32(min(left * 1000 + 1, 1_000_000)))
      if ready == 0 || (ready < 0 && errno == EINTR) { continue }
      switch line.take(from: output, read: { total += $0 }) {
      case .more: if total > ReferenceLimits.output { return .tooMuch(name) }
      case .end, .failed: return nil
      }
    }
  }

  private func start() throws(ValueReference.Failure) -> (pid: pid_t, output: Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .command(name, status: -1) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigfillset(&usual)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var variables = inherited
    var child: pid_t = 0
    let started = posix_spawnp(&child, name, &actions, &attributes, &arguments, &variables)
    close(ends[1])
    guard started == 0 else {
      close(ends[0])
      throw .command(name, status: 127)
    }
    return (child, ends[0])
  }

  private var tooSlow: ValueReference.Failure {
    .tooSlow(name, seconds: Int(limits.seconds.rounded(.up)))
  }

  /// The environment of the command, without the variables that have secrets.
  private var inherited: [UnsafeMutablePointer<CChar>?] {
    let hidden = limits.hidden.map { $0 + "=" } + ["AEM_SETUP_"]
    var kept: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let entry = next.pointee {
      next += 1
      if !hidden.contains(where: { strncmp(entry, $0, $0.utf8.count) == 0 }) { kept.append(entry) }
    }
    return kept + [nil]
  }

  /// Whether the process ended before the deadline; it is not reaped.
  private static func wait(for child: pid_t, until end: Deadline) -> Bool {
    while true {
      var found = siginfo_t()
      let answer = waitid(P_PID, id_t(child), &found, WEXITED | WNOHANG | WNOWAIT)
      if answer == 0, found._sifields._sigchld.si_pid == child { return true }
      guard answer == 0 || errno == EINTR else { return true }
      guard !end.isPast else { return false }
      usleep(2000)
    }
  }

  /// Moves a group to the foreground of the terminal.
  ///
  /// SIGTTOU is blocked meanwhile, because the kernel can take this for an act of the background.
  private static func putInFront(_ group: pid_t, _ terminal: Int32) {
    var background = sigset_t()
    sigemptyset(&background)
    sigaddset(&background, SIGTTOU)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &background, &before)
    tcsetpgrp(terminal, group)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
