import FoundationEssentials
import Glibc
import Sandbox
import Sessions
import Values

/// The sandboxes that run on this machine, each with a file that says how to tell it something.
///
/// The file `PID.json` holds `{"aem", "control", "token"}`, is for its owner only, and is deleted
/// when the sandbox ends.
struct RunningSandboxes {
  /// A sandbox that runs, by its file.
  struct Entry {
    let path: String
    /// The author's address, by which a person tells sandboxes apart.
    let aem: String
    let control: String
    let token: Secret
  }

  private static let limit = 4096
  private let folder: String

  /// The folder beside that of the sessions.
  init(beside directory: SessionDirectory) {
    let base = directory.path.split(separator: "/").dropLast().joined(separator: "/")
    folder = "/\(base)/demos/running"
  }

  /// Writes the file of this process's sandbox.
  ///
  /// - Returns: its path.
  func add(_ sandbox: Sandbox) throws(Failure) -> String {
    let path = "\(folder)/\(getpid()).json"
    guard let control = sandbox.control else { throw Failure("This sandbox plays no acts.") }
    let document: JSONValue = [
      "aem": .string(sandbox.facts.aem), "control": .string(control.url),
      "token": .string(control.token),
    ]
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0, let bytes = try? document.encoded() else {
      throw Failure("aem-setup cannot write \(path).", "Check its permissions.")
    }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      unlink(path)
      throw Failure("\(path) cannot be written.")
    }
    return path
  }

  /// Deletes a file of ``add(_:)``.
  static func remove(_ path: String) { unlink(path) }

  /// The sandboxes that run, in the order of their files; files of processes that ended do not count.
  var all: [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasSuffix(".json"), let process = pid_t(name.dropLast(5)), kill(process, 0) == 0
      else { return nil }
      return Self.read("\(folder)/\(name)")
    }
  }

  /// The sandbox of a file; nil for a file that ``add(_:)`` did not write.
  static func read(_ path: String) -> Entry? {
    guard let bytes = try? FileBytes.read(path, limit: limit),
      let document = try? JSONValue(parsing: bytes), let aem = document["aem"]?.string,
      let control = document["control"]?.string, let token = document["token"]?.string
    else { return nil }
    return Entry(path: path, aem: aem, control: control, token: Secret(copying: token.utf8))
  }
}
