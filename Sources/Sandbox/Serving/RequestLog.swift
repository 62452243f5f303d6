import FoundationEssentials
import Glibc
import Synchronization

/// The requests so far, in memory and as JSON lines in a file.
final class RequestLog: Sendable {
  private struct Content {
    var requests: [SandboxRequest] = []
    var descriptor: Int32?
  }

  private let content: Mutex<Content>

  /// Opens the file for adding, with mode 0600 when it is new.
  init(path: String?) throws(SandboxFailure) {
    var descriptor: Int32?
    if let path {
      let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard opened >= 0 else { throw .logUnwritable(path) }
      descriptor = opened
    }
    content = Mutex(Content(descriptor: descriptor))
  }

  deinit {
    content.withLock { if let descriptor = $0.descriptor { _ = close(descriptor) } }
  }

  /// All requests, oldest first.
  var requests: [SandboxRequest] { content.withLock { $0.requests } }

  /// Adds one request to the list and the file.
  ///
  /// A full disk must not stop the sandbox: the line is lost then.
  func add(_ request: SandboxRequest) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var line = (try? encoder.encode(request)) ?? Data()
    line.append(UInt8(ascii: "\n"))
    content.withLock { content in
      content.requests.append(request)
      guard let descriptor = content.descriptor else { return }
      _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
  }

  /// A query that can be logged: values that are secrets, or look like it by name, are masked.
  static func masked(query: String, secrets: [String]) -> String {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return String(pair) }
      let name = parts[0].lowercased()
      let value = PercentText.decoded(String(parts[1]).replacing("+", with: " "))
      let words = ["secret", "pass", "token", "datum", "jwt", "code", "assertion", "auth", "key"]
      let isSecret =
        words.contains { name.contains($0) } || secrets.contains { value.contains($0) }
      return isSecret ? "\(parts[0])=***" : String(pair)
    }.joined(separator: "&")
  }
}
