import Foundation
import Sandbox
import Testing
import Values

@Suite("HTTPS", .timeLimit(.minutes(5)))
struct TLSTests {
  @Test("All services are served over HTTPS by the announced authority")
  func services() throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(tls: true))
    let announced = try rehearsal.sandbox.announcement
    let file = try #require(announced["ca_file"]?.string)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("BEGIN CERTIFICATE"))
    for name in ["aem", "ims", "console"] {
      #expect(announced[name]?.string?.hasPrefix("https://127.0.0.1:") == true, "\(name)")
    }
    #expect(try rehearsal.aem.get("/system/console/bundles.json").status == 200)
    #expect(try rehearsal.token().status == 200)
    #expect(try rehearsal.console.get("/organizations").status == 200)
    var named = rehearsal.ims
    named.base = rehearsal.facts.ims.replacing("127.0.0.1", with: "localhost")
    #expect(try named.get("/ims/keys").status == 200)
    var stranger = rehearsal.ims
    stranger.authority = nil
    #expect(try stranger.get("/ims/keys").status == 0)
    #expect(try Rehearsal().sandbox.announcement["ca_file"] == nil)
  }

  /// The output of `openssl s_client` about the server's certificate.
  private func verification(_ rehearsal: Rehearsal) throws -> String {
    let address = rehearsal.facts.ims.replacing("https://", with: "")
    let output = try Curl.run(
      "/usr/bin/env",
      [
        "openssl", "s_client", "-connect", address, "-CAfile", rehearsal.facts.caFile ?? "",
        "-verify_ip", "127.0.0.1",
      ])
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix("Verify return code") || $0.hasPrefix("Verification") }
    return line.map(String.init) ?? ""
  }

  @Test(
    "Certificates that are wrong, each in its own way",
    arguments: [
      (SandboxFault.tlsExpired, "certificate has expired"),
      (.tlsWrongHost, "IP address mismatch"),
      (.tlsUntrusted, "unable to verify the first certificate"),
    ])
  func faults(_ fault: SandboxFault, _ reason: String) throws {
    let rehearsal = try Rehearsal(fault)
    #expect(rehearsal.facts.ims.hasPrefix("https:"))
    #expect(try rehearsal.ims.get("/ims/keys").status == 0)
    let said = try verification(rehearsal)
    #expect(said.contains(reason), "\(said)")
    let healthy = try Rehearsal(options: SandboxOptions(tls: true))
    #expect(try verification(healthy).contains("OK"))
  }

  private static let python = ProcessInfo.processInfo.environment["AEM_SETUP_PYTHON"]

  @Test(
    "Adobe's own Python client gets its tokens",
    .enabled(if: python != nil, "AEM_SETUP_PYTHON names no Python with umapi-client"))
  func umapiClient() throws {
    let rehearsal = try Rehearsal(options: SandboxOptions(tls: true))
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Tools/umapi_client_check.py").standardizedFileURL.path
    let output = try Curl.run(
      "/usr/bin/env",
      [
        "REQUESTS_CA_BUNDLE=\(rehearsal.facts.caFile ?? "")", Self.python ?? "", script,
      ], input: Data(try rehearsal.sandbox.announcement.encoded()))
    let claims = try JSONValue(parsing: output)
    for form in ["oauth", "jwt"] {
      #expect(claims[form]?["scope"] == "openid,AdobeID,user_management_sdk", "\(form)")
      #expect(claims[form]?["hours"] == 24, "\(form)")
    }
    #expect(claims["oauth"]?["client_id"] == .string(rehearsal.facts.clientID))
  }
}
