import Foundation
import HTTP
import Values

@testable import Engine

/// A real Apache Sling, run by the program that `AEM_SETUP_SLING` names; ends with this object.
final class RealAuthor {
  /// The program; nil when the tests are run without one.
  static let program = ProcessInfo.processInfo.environment["AEM_SETUP_SLING"]

  let url: String
  private let process: Process
  private let input: Pipe

  /// Starts one and waits until it is up.
  init(era: String) throws {
    process = Process()
    input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: Self.program ?? "")
    process.arguments = ["--era", era]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    url = try JSONValue(parsing: line)["url"]?.string ?? ""
  }

  deinit {
    // The program ends when its standard input does.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func inputs(
    _ texts: [String: String] = [:], user: String = "admin", password: String = "admin"
  ) -> OperationInputs {
    OperationInputs(
      texts: ["url": url, "user": user].merging(texts) { $1 },
      secrets: ["password": Secret(copying: password.utf8)])
  }

  func client(user: String = "admin", password: String = "admin") throws -> AuthorClient {
    try AuthorClient(
      inputs(user: user, password: password),
      EngineContext(transport: HTTPClient(options: HTTPOptions())))
  }
}
