import Foundation
import Sandbox
import TestSupport
import Testing

@Suite("Clients by others", .timeLimit(.minutes(5)))
struct PythonClientTests {
  private static let python = ProcessInfo.processInfo.environment["AEM_SETUP_PYTHON"]

  @Test(
    "aem-cmd works unchanged",
    .enabled(if: python != nil, "skipped: AEM_SETUP_PYTHON names no Python with aem-cmd"))
  func acmd() throws {
    let rehearsal = try Rehearsal()
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tools/acmd_check")
    let process = Process()
    process.executableURL = URL(filePath: Self.python ?? "")
    process.arguments = [script.path, rehearsal.facts.aem, rehearsal.facts.user]
    var environment = ProcessInfo.processInfo.environment
    environment["AEM_PASSWORD"] = rehearsal.facts.password
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    let end = ProcessEnd(of: process)
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    end.wait()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
