import Foundation
import Testing

/// A throw-away authority, and servers of the `openssl` tool with certificates that it issued.
struct TLSAuthority {
  private let scratch: Scratch
  private let name: String

  /// Creates an authority in a test's folder.
  init(_ scratch: Scratch, _ name: String) throws {
    self.scratch = scratch
    self.name = name
    try openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(name).key "
        + "-out \(name).pem -days 2 -subj /CN=\(name) -addext keyUsage=critical,keyCertSign")
  }

  /// The path of the authority's certificate.
  var file: String { "\(scratch.path)/\(name).pem" }

  /// Starts a server on 127.0.0.1 with a new certificate.
  ///
  /// The certificate is for `host`, such as `IP:127.0.0.1`. It is valid for `days`; -1 is one that
  /// has expired.
  func serve(for host: String, days: Int = 2) throws -> TLSServer {
    let id = UUID().uuidString.prefix(6)
    try scratch.write("subjectAltName=\(host)", to: "\(id).ext")
    try openssl(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(id).key -out \(id).csr "
        + "-subj /CN=server")
    try openssl(
      "x509 -req -in \(id).csr -CA \(name).pem -CAkey \(name).key "
        + "-set_serial \(Int.random(in: 1...1 << 40)) -days \(days) -extfile \(id).ext -out \(id).pem"
    )
    let child = try Child(
      words("s_server -www -accept 127.0.0.1:0 -cert \(id).pem -key \(id).key"),
      environment: scratch.environment, folder: scratch.output, input: nil)
    let port = try waitFor("openssl s_server", orShow: { child.errors }) {
      child.output.firstMatch(of: #/ACCEPT 127\.0\.0\.1:([0-9]+)\n/#).map { String($0.1) }
    }
    return TLSServer(port: port, child: child)
  }

  private func openssl(_ arguments: String) throws {
    let run = try scratch.run(words(arguments))
    try #require(run.poll() == .exit(0), "\(run.errors)")
  }

  /// The words of a command that runs in the test's folder.
  private func words(_ arguments: String) -> [String] {
    ["sh", "-c", "cd '\(scratch.path)' && exec openssl \(arguments)"]
  }
}

/// A server that lives as long as this object.
final class TLSServer: Sendable {
  let port: String
  private let child: Child

  init(port: String, child: Child) {
    self.port = port
    self.child = child
  }
}
