import Engine
import Foundation
import Synchronization
import TestSupport
import Testing
import Values

/// The changes that people make to PEM before a program reads it.
enum KeyShape: String, CaseIterable {
  case asItIs, crlf, carriageReturns, byteOrderMark, utf16, leadingSpaces, trailingSpaces
  case textAround, escaped, escapedTwice, oneLine, jsonString, jsonArray, jsonMember, noLastLineEnd

  func apply(to text: String) -> [UInt8] {
    let lines = text.split(separator: "\n").map(String.init)
    switch self {
    case .asItIs: return Array((text + "\n").utf8)
    case .crlf: return Array(lines.joined(separator: "\r\n").utf8)
    case .carriageReturns: return Array(lines.joined(separator: "\r").utf8)
    case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16: return [0xFF, 0xFE] + text.utf8.flatMap { [$0, 0] }
    case .leadingSpaces: return Array(lines.map { "  \t" + $0 }.joined(separator: "\n").utf8)
    case .trailingSpaces: return Array(lines.map { $0 + "  " }.joined(separator: "\n").utf8)
    case .textAround: return Array("Dear all,\n\nhere it is:\n\(text)\nRegards\n".utf8)
    case .escaped: return Array(lines.joined(separator: "\\n").utf8)
    case .escapedTwice: return Array("\"\(lines.joined(separator: "\\\\n"))\"".utf8)
    case .oneLine: return Array(lines.joined(separator: " ").utf8)
    case .jsonString: return Array("\"\(lines.joined(separator: "\\r\\n"))\"".utf8)
    case .jsonArray:
      let strings = lines.map { "\"\($0.replacing("/", with: "\\/"))\"" }
      return Array("[\n\(strings.joined(separator: ",\n"))]".utf8)
    case .jsonMember:
      let value = lines.joined(separator: "\\n").replacing("+", with: "\\u002B")
      return Array("{\"a\": [1, \"b\\\"\"], \"private_key\": \"\(value)\\n\"}".utf8)
    case .noLastLineEnd: return Array(text.utf8)
    }
  }
}

/// A folder of its own for one test, and the tools that judge its files.
final class CertificateScratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "certificates-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// The output of `openssl`; the test fails when it fails.
  func openssl(_ arguments: [String]) throws -> [UInt8] {
    let (status, output, complaint) = try run("/usr/bin/openssl", arguments)
    try #require(status == 0, "openssl \(arguments): \(complaint)")
    return output
  }

  /// Runs a program in the folder.
  func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (status: Int32, output: [UInt8], complaint: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    let complaints = "\(path)/complaints-\(UUID().uuidString)"
    _ = FileManager.default.createFile(atPath: complaints, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: complaints)
    let end = ProcessEnd(of: process)
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    end.wait()
    let complaint = try String(contentsOfFile: complaints, encoding: .utf8)
    return (process.terminationStatus, Array(bytes), complaint)
  }
}

/// The tools and files that some tests need and some machines lack.
enum CertificateTools {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  static let program = "\(root)/.build/debug/aem-setup"
  static let keytool = "/usr/bin/keytool"
  static let java = "/usr/bin/java"
  /// The folder that `Tests/Vectors/fetch` filled.
  static let vectors = ProcessInfo.processInfo.environment["AEM_SETUP_VECTORS"]

  static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// A pair that is created once for all tests, valid for 365 days from 2026-11-21T00:00:00Z.
enum CertificateSample {
  static let password = "correct horse"
  static let start = Date(timeIntervalSince1970: 1_795_219_200)
  static let pair: KeyPair? = try? make("author.example.com", days: 365, from: start)

  private static let fresh = Mutex<[String: KeyPair]>([:])

  /// A pair of this run, valid for 365 days from now; created once for each name and size.
  static func fresh(_ name: String, bits: Int = 2048) throws -> KeyPair {
    try fresh.withLock { pairs in
      let key = "\(bits) \(name)"
      let pair = try pairs[key] ?? make(name, days: 365, from: Date(), bits: bits)
      pairs[key] = pair
      return pair
    }
  }

  static func make(
    _ name: String, days: Int, from now: Date, bits: Int = 2048
  ) throws -> KeyPair {
    let request = try KeyPairRequest(
      commonName: name, days: days, bits: bits, password: Secret(copying: password.utf8))
    return try CertificateMaker.make(request, now: now)
  }

  static func certificate(_ pair: KeyPair) throws -> Certificate {
    try CertificateReader.read(Secret(copying: pair.certificate)).certificates[0]
  }
}
