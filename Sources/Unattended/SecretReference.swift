import FoundationEssentials
import Glibc
public import Values

/// Where a secret comes from, so that no file has to hold it in clear.
public enum SecretReference: Equatable, Sendable {
  /// An environment variable.
  case environment(String)
  /// The first line of a file.
  case file(String)
  /// The first line that a command prints, such as `pass show aem`; it is run without a shell.
  case command([String])

  /// Why a secret cannot be had.
  public enum Failure: Error, Equatable, Sendable {
    /// The variable is not set, or empty.
    case environment(String)
    /// The file cannot be read, or its first line is empty.
    case file(String)
    /// The command cannot be run, failed, or printed nothing; its name, and its exit status as a
    /// shell tells it: 127 when it cannot be run, 128 and the signal when one ended it.
    case command(String, status: Int32)
  }

  /// Reads `{"env": NAME}`, `{"file": PATH}` or `{"command": [NAME, ARGUMENT…]}`.
  public init?(_ value: JSONValue) {
    guard let members = value.object, members.count == 1 else { return nil }
    if let name = members["env"]?.string {
      self = .environment(name)
    } else if let path = members["file"]?.string {
      self = .file(path)
    } else if let words = members["command"]?.array, !words.isEmpty,
      words.allSatisfy({ $0.string != nil })
    {
      self = .command(words.compactMap(\.string))
    } else {
      return nil
    }
  }

  /// Fetches the secret; the end of its line, CR LF too, is dropped, and nothing else.
  public func resolve() throws(Failure) -> Secret {
    switch self {
    case .environment(let name):
      guard let value = getenv(name), value.pointee != 0 else { throw .environment(name) }
      return Secret(
        copying: UnsafeRawBufferPointer(start: value, count: strlen(value)))
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .file(path) }
      defer { close(descriptor) }
      let secret = Self.firstLine(of: descriptor)
      guard !secret.isEmpty else { throw .file(path) }
      return secret
    case .command(let words):
      return try Self.run(words)
    }
  }

  private static func firstLine(of descriptor: Int32) -> Secret {
    let builder = SecretBuilder()
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(descriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count != 1 || byte == 0x0A { break }
      builder.append(byte)
    }
    if builder.withBytes({ $0.last == 0x0D }) { builder.removeLast(1) }
    return builder.finish()
  }

  /// Reads and drops what else a command prints: a full pipe would stop it for ever.
  private static func drain(_ descriptor: Int32) {
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      if count == 0 || (count < 0 && errno != EINTR) { break }
    }
    explicit_bzero(&bytes, bytes.count)
  }

  /// Runs a command with its output on a pipe; it keeps the terminal for a question of its own.
  private static func run(_ words: [String]) throws(Failure) -> Secret {
    let name = words[0]
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .command(name, status: -1) }
    defer { close(ends[0]) }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    defer { posix_spawn_file_actions_destroy(&actions) }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let started = posix_spawnp(&child, name, &actions, nil, &arguments, environ)
    close(ends[1])
    guard started == 0 else { throw .command(name, status: 127) }
    let secret = firstLine(of: ends[0])
    drain(ends[0])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    guard code == 0, !secret.isEmpty else { throw .command(name, status: code) }
    return secret
  }
}
