import Foundation
import TestSupport

/// Throw-away certificates, and servers of the `openssl` command line tool that use them.
struct TestAuthority {
  let folder: URL

  /// Creates an authority in a folder of its own.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "HTTPTests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem "
        + "-days 2 -subj /CN=TestAuthority -addext keyUsage=critical,keyCertSign")
  }

  /// The path of the authority's certificate.
  var file: String { folder.appending(path: "ca.pem").path }

  /// Signs a certificate for a name, such as `IP:127.0.0.1`.
  func issue(_ file: String, for name: String, days: Int = 2) throws {
    let extensions = folder.appending(path: "\(file).ext")
    try Data("subjectAltName=\(name)".utf8).write(to: extensions)
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(file).key "
        + "-out \(file).csr -subj /CN=test")
    try openssl(
      "x509 -req -in \(file).csr -CA ca.pem -CAkey ca.key -set_serial \(Int.random(in: 1...1 << 40)) "
        + "-days \(days) -extfile \(file).ext -out \(file).pem")
  }

  /// Starts a server with a certificate that was issued before.
  func serve(_ file: String, options: String = "") throws -> TLSServer {
    try TLSServer(
      folder, "s_server -www -accept 127.0.0.1:0 -cert \(file).pem -key \(file).key \(options)")
  }

  /// Removes the folder with all keys and certificates.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  private func openssl(_ arguments: String) throws {
    let process = TLSServer.openssl(arguments, in: folder)
    process.standardOutput = FileHandle.nullDevice
    let end = ProcessEnd(of: process)
    try process.run()
    end.wait()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}

/// One `openssl s_server`, which ends on release.
final class TLSServer {
  private(set) var port = 0
  private let process: Process

  fileprivate init(_ folder: URL, _ arguments: String) throws {
    process = Self.openssl(arguments, in: folder)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    // It says `ACCEPT 127.0.0.1:PORT` once it listens.
    var said = ""
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw CocoaError(.fileReadUnknown) }
      said += String(decoding: bytes, as: UTF8.self)
    }
    port = said.split(separator: ":").last.flatMap { Int($0.dropLast()) } ?? 0
  }

  deinit { process.terminate() }

  fileprivate static func openssl(_ arguments: String, in folder: URL) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }
}
