import Foundation
import TestSupport

/// Runs another program, as an oracle.
enum Command {
  /// Whether the program exists.
  static func exists(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  /// Runs a program and returns its output and exit status.
  static func run(
    _ path: String, _ arguments: [String], input: Data? = nil
  ) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    let source = Pipe()
    process.standardInput = source
    let end = ProcessEnd(of: process)
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: input ?? Data())
    try source.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    end.wait()
    return (process.terminationStatus, data)
  }
}
