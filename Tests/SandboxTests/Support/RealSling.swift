import Foundation
import Sandbox
import Synchronization
import Values

/// A real Apache Sling, which shows whether Sling fulfills the contract.
enum RealSling {
  /// The script that starts one: the environment variable `AEM_SETUP_SLING`.
  static let script = ProcessInfo.processInfo.environment["AEM_SETUP_SLING"]

  /// The two generations, each started once.
  ///
  /// They end by themselves when this process does, because their inputs close.
  private static let older: Result<Curl, any Error> = Result { try start(.sling11) }
  private static let newer: Result<Curl, any Error> = Result { try start(.sling12) }

  /// A client for the Sling of that generation.
  static func client(_ generation: SandboxGeneration) throws -> Curl {
    switch generation {
    case .sling11: try older.get()
    case .sling12: try newer.get()
    }
  }

  struct NotStarted: Error {}

  private static func start(_ generation: SandboxGeneration) throws -> Curl {
    let process = Process()
    process.executableURL = URL(filePath: script ?? "/nonexistent")
    process.arguments = ["--era", generation.rawValue]
    let output = Pipe()
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    keptOpen.withLock { $0.append(input) }
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      guard !byte.isEmpty else { break }
      line += byte
    }
    let facts = try JSONValue(parsing: line)
    guard let url = facts["url"]?.string, let user = facts["user"]?.string,
      let password = facts["password"]?.string
    else { throw NotStarted() }
    return Curl(base: url, user: user, password: password, generation: generation)
  }

  /// The pipes whose closing ends the servers.
  private static let keptOpen = Mutex<[Pipe]>([])
}
