import Foundation
import HTTP
import Testing
import Values

/// The servers that the client trusts.
@Suite(.timeLimit(.minutes(5))) struct TLSTests {
  private let authority: TestAuthority

  init() throws {
    authority = try TestAuthority()
  }

  private func ending(
    _ server: TLSServer, trusting file: String?, host: String = "127.0.0.1"
  ) async throws -> HTTPFailure? {
    let request = HTTPRequest(.get, try WebAddress("https://\(host):\(server.port)/"))
    return await failure(client { $0.authorityFile = file }, request)
  }

  @Test func theOwnAuthorityIsTrustedAndNobodyElse() async throws {
    defer { authority.remove() }
    try authority.issue("server", for: "IP:127.0.0.1")
    let server = try authority.serve("server")
    #expect(try await ending(server, trusting: authority.file) == nil)
    #expect(
      try await ending(server, trusting: nil)
        == .certificate(host: "127.0.0.1", .unknownAuthority(file: nil)))
    let stranger = try TestAuthority()
    defer { stranger.remove() }
    #expect(
      try await ending(server, trusting: stranger.file)
        == .certificate(host: "127.0.0.1", .unknownAuthority(file: stranger.file)))
  }

  @Test func anotherHostIsRefused() async throws {
    defer { authority.remove() }
    try authority.issue("server", for: "DNS:aem.example.com")
    let server = try authority.serve("server")
    for host in ["127.0.0.1", "localhost"] {
      #expect(
        try await ending(server, trusting: authority.file, host: host)
          == .certificate(host: host, .wrongHost))
    }
  }

  @Test func anExpiredCertificateIsRefused() async throws {
    defer { authority.remove() }
    try authority.issue("server", for: "IP:127.0.0.1", days: -1)
    let server = try authority.serve("server")
    #expect(
      try await ending(server, trusting: authority.file)
        == .certificate(host: "127.0.0.1", .expired))
  }

  @Test func oldProtocolsAreRefused() async throws {
    defer { authority.remove() }
    try authority.issue("server", for: "IP:127.0.0.1")
    let server = try authority.serve("server", options: "-tls1_1 -cipher ALL:@SECLEVEL=0")
    guard
      case .handshake("127.0.0.1", let detail) = try await ending(
        server, trusting: authority.file)
    else {
      Issue.record("no failed handshake")
      return
    }
    #expect(!detail.isEmpty)
  }

  @Test func whatSpeaksNoTLSFailsTheHandshake() async throws {
    defer { authority.remove() }
    let server = EvilServer { peer in
      peer.write("HTTP/1.1 400 Plain\r\n\r\n")
      peer.awaitEnd()
    }
    let end = await failure(
      client(), HTTPRequest(.post, try WebAddress("https://127.0.0.1:\(server.port)/")))
    guard case .handshake = end else {
      Issue.record("\(String(describing: end))")
      return
    }
  }

  @Test func anAuthorityFileThatCannotServeIsNamed() async throws {
    defer { authority.remove() }
    let server = EvilServer(answering: ok())
    let broken = authority.folder.appending(path: "broken.pem")
    try Data("-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n".utf8)
      .write(to: broken)
    let key = authority.folder.appending(path: "ca.key").path
    let empty = authority.folder.appending(path: "empty.pem")
    try Data().write(to: empty)
    let to = try WebAddress("https://127.0.0.1:\(server.port)/")
    let files: [(String, AuthorityFileFlaw)] = [
      ("/nowhere/ca.pem", .missing), (authority.folder.path, .notRegular),
      ("/dev/null", .notRegular), (key, .noCertificate), (broken.path, .noCertificate),
      (empty.path, .empty),
    ]
    for (path, flaw) in files {
      let end = await failure(client { $0.authorityFile = path }, HTTPRequest(.get, to))
      #expect(end == .authorityFile(path: path, flaw))
    }
    #expect(server.requests.isEmpty)
  }
}
