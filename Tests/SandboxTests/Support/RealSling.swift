import Foundation
import Values

/// A real Apache Sling, to see whether the contract is what Sling does.
enum RealSling {
  /// The script that starts one: the environment variable `AEM_SETUP_SLING`.
  static let script = ProcessInfo.processInfo.environment["AEM_SETUP_SLING"]

  /// Started once; it ends by itself when this process does, because its input closes.
  static let client: Result<Curl, any Error> = Result { try start() }

  struct NotStarted: Error {}

  private static func start() throws -> Curl {
    let process = Process()
    process.executableURL = URL(filePath: script ?? "/nonexistent")
    let output = Pipe()
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    keptOpen.append(input)
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      guard !byte.isEmpty else { break }
      line += byte
    }
    let facts = try JSONValue(parsing: line)
    guard let url = facts["url"]?.string, let user = facts["user"]?.string,
      let password = facts["password"]?.string
    else { throw NotStarted() }
    return Curl(base: url, user: user, password: password)
  }

  /// Holds the pipe whose closing ends the server. Written once, under the lock of `client`.
  private nonisolated(unsafe) static var keptOpen: [Pipe] = []
}
