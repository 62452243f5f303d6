import Foundation
import Testing
import Values

@testable import Engine

@Suite("certificate.read")
struct CertificateReadOperationTests {
  private func inputs(_ path: String) -> OperationInputs { OperationInputs(texts: ["path": path]) }

  private func conclusion(_ path: String, in days: Double = 0) async throws -> Conclusion? {
    let server = ScriptedTransport()
    let context = server.context(now: Date(timeIntervalSinceNow: days * 86_400))
    let runner = OperationRunner(catalog: .standard, context: context)
    return try await runner.look("certificate.read", inputs(path)).conclusion
  }

  @Test(arguments: ["PEM", "DER"])
  func readsWhatAEMHandsOut(form: String) async throws {
    let scratch = try CertificateScratch()
    _ = try scratch.openssl([
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k", "-subj",
      "/CN=com.day.cq.dam.similaritysearch", "-days", "365", "-outform", form, "-out", "c.crt",
    ])
    let path = "\(scratch.path)/c.crt"
    let found = try #require(try await conclusion(path))
    #expect(found.texts["subject"] == "CN=com.day.cq.dam.similaritysearch")
    #expect(found.texts["isExpired"] == "no")
    let end = try #require(found.texts["expires"])
    let day = Date(timeIntervalSinceNow: 365 * 86_400)
    #expect([day, day - 300].map(\.day).contains { end.hasPrefix("\($0), ") }, "\(end)")
    #expect(found.evidence[0] == Evidence("File", "\(path), \(form)"))
    #expect(found.evidence.contains(Evidence("Key", "rsaEncryption, 2048 bits")))
    #expect(found.evidence.contains(Evidence("Days left", "364")))
    #expect(found.cautions.isEmpty)
    let late = try #require(try await conclusion(path, in: 350))
    #expect(late.cautions == ["The certificate expires in 14 days. Replace it before that."])
    let over = try #require(try await conclusion(path, in: 366))
    #expect(over.texts["isExpired"] == "yes")
    #expect(over.outcome.word == "failed")
    #expect(over.cautions.first?.hasPrefix("The certificate expired on ") == true)
  }

  @Test func tellsFindings() async throws {
    let scratch = try CertificateScratch()
    _ = try scratch.openssl([
      "req", "-x509", "-newkey", "rsa:1024", "-nodes", "-keyout", "k", "-subj", "/CN=a", "-days",
      "365", "-out", "c",
    ])
    let both = try String(contentsOfFile: "\(scratch.path)/c", encoding: .utf8)
    try scratch.write(
      both + (try String(contentsOfFile: "\(scratch.path)/k", encoding: .utf8)) + both, "all.pem")
    let found = try #require(try await conclusion("\(scratch.path)/all.pem"))
    #expect(
      found.cautions == [
        "The RSA key has 1024 bits. Adobe's instructions use 2048.",
        "The file also contains the private key. Never upload it. Upload only the certificate.",
        "The file contains 2 certificates. aem-setup reads the first one.",
      ])
  }

  @Test func namesTheFileThatIsNone() async throws {
    let scratch = try CertificateScratch()
    try scratch.write("{}", "c.json")
    let path = "\(scratch.path)/c.json"
    let problem = await ScriptedTransport().problem("certificate.read", inputs(path))
    #expect(
      problem == .certificateFile(path: path, .wrongKind(expected: .certificate, found: .json)))
    let text = ProblemText(try #require(problem))
    #expect(text.code == "certificate.found-json")
    #expect(text.cause == "The file \(path) is JSON. It contains no certificate.")
    #expect(text.advice.count == 2)
    let none = await ScriptedTransport().problem("certificate.read", inputs("/no/such"))
    guard case .certificateFile(path: "/no/such", .unreadable) = none else {
      Issue.record("\(String(describing: none))")
      return
    }
  }
}
