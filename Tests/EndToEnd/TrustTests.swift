import Foundation
import Glibc
import Testing
import Values

/// The servers that the program trusts, and its messages about the others.
///
/// The tests' own Foundation hid these faults, so the tests run the program itself.
@Suite(.timeLimit(.minutes(10))) struct TrustTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func plan(
    _ answers: String, _ options: String..., adding variables: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(["plan", answers] + options, in: scratch, adding: variables)
  }

  @Test func theSandboxOverTLSIsSetUp() throws {
    let sandbox = try SandboxProcess(scratch, isTLS: true)
    let file = try #require(sandbox.announcement["ca_file"]?.string)
    #expect(sandbox.aem.hasPrefix("https://") && sandbox.ims.hasPrefix("https://"))
    let before = try plan(sandbox.answers, "--ca-file", file)
    #expect(before.ending == .exit(3), "\(before.said)")
    let byVariable = try plan(sandbox.answers, adding: ["SSL_CERT_FILE": file])
    #expect(byVariable.ending == .exit(3), "\(byVariable.said)")
    let apply = try Program.run("apply", sandbox.answers, "--ca-file", file, in: scratch)
    #expect(apply.ending == .exit(0), "\(apply.said)")
    #expect(try !sandbox.log.changes().isEmpty)
    let after = try plan(sandbox.answers, "--ca-file", file)
    #expect(after.ending == .exit(0), "\(after.said)")
  }

  @Test func aTokenOverTLS() throws {
    let sandbox = try SandboxProcess(scratch, isTLS: true)
    let file = try #require(sandbox.announcement["ca_file"]?.string)
    let credential = try scratch.write(
      """
      {"CLIENT_ID": "\(sandbox.credential("client_id"))",
       "CLIENT_SECRETS": ["\(sandbox.credential("client_secret"))"],
       "ORG_ID": "\(sandbox.credential("org_id"))",
       "TECHNICAL_ACCOUNT_ID": "\(sandbox.credential("technical_account_id"))",
       "SCOPES": ["openid", "AdobeID", "read_pc.dma_smart_content"]}
      """, to: "credential.json")
    let words = ["token", credential, "--ims-url", sandbox.ims]
    let good = try Program.run(words + ["--ca-file", file], in: scratch)
    #expect(good.ending == .exit(0), "\(good.said)")
    let bad = try Program.run(words, in: scratch)
    #expect(bad.ending == .exit(1))
    #expect(bad.errors.contains("does not trust the authority that signed the certificate"))
  }

  @Test func withoutItsAuthorityTheSandboxIsNotTrusted() throws {
    let sandbox = try SandboxProcess(scratch, isTLS: true)
    let plain = try plan(sandbox.answers)
    #expect(plain.ending == .exit(1))
    #expect(
      plain.output.contains("does not trust the authority that signed the certificate of"),
      "\(plain.said)")
    #expect(plain.output.contains("--ca-file"))
    let stranger = try TLSAuthority(scratch, "stranger").file
    let other = try plan(sandbox.answers, "--ca-file", stranger)
    #expect(other.ending == .exit(1))
    #expect(
      other.output.contains("No authority in \(stranger) signed the certificate"), "\(other.said)")
    // What the option says counts, whatever the environment says.
    let file = try #require(sandbox.announcement["ca_file"]?.string)
    let both = try plan(sandbox.answers, "--ca-file", stranger, adding: ["SSL_CERT_FILE": file])
    #expect(both.ending == .exit(1))
    #expect(try sandbox.log.changes().isEmpty)
  }

  @Test(arguments: [
    ("DNS:author.example.com", 2, "belongs to a host other than 127.0.0.1."),
    ("DNS:localhost", 2, "belongs to a host other than 127.0.0.1."),
    ("IP:127.0.0.1", -1, "The certificate of 127.0.0.1, or one in its chain, has expired"),
  ])
  func aCertificateThatIsWrongIsNotAnAuthorityThatIsMissing(
    _ host: String, _ days: Int, _ sentence: String
  ) throws {
    let sandbox = try SandboxProcess(scratch)
    let authority = try TLSAuthority(scratch, "authority")
    let server = try authority.serve(for: host, days: days)
    let path = try AnswersFile(sandbox)
      .setting("aem", "url", to: .string("https://127.0.0.1:\(server.port)"))
      .write(to: "answers.json", in: scratch)
    let run = try plan(path, "--ca-file", authority.file)
    #expect(run.ending == .exit(1))
    #expect(run.output.contains(sentence), "\(run.said)")
    #expect(!run.said.contains("--ca-file"), "\(run.said)")
  }

  @Test func aFileOfAuthoritiesThatCannotServeIsNamed() throws {
    let sandbox = try SandboxProcess(scratch, isTLS: true)
    let large = try scratch.write("-----BEGIN CERTIFICATE-----\n", to: "large.pem")
    #expect(truncate(large, 300_000_000) == 0)
    let pipe = "\(scratch.path)/pipe.pem"
    #expect(mkfifo(pipe, 0o600) == 0)
    var files = [
      ("\(scratch.path)/nowhere.pem", "the file does not exist"),
      (try scratch.write("", to: "empty.pem"), "it is empty"),
      (scratch.path, "it is not an ordinary file"), ("/dev/zero", "it is not an ordinary file"),
      (pipe, "it is not an ordinary file"), (large, "it is larger than 16 MiB"),
      (try scratch.write("hello", to: "text.pem"), "it has no PEM certificate"),
    ]
    if geteuid() != 0 {
      let closed = try scratch.write("x", to: "closed.pem")
      chmod(closed, 0)
      files.append((closed, "aem-setup is not allowed to read it"))
    }
    for (path, reason) in files {
      for run in [
        try plan(sandbox.answers, "--ca-file", path),
        try plan(sandbox.answers, adding: ["SSL_CERT_FILE": path]),
      ] {
        #expect(run.ending == .exit(1))
        #expect(
          run.output.contains("the file of trusted authorities \(path): \(reason)"), "\(run.said)")
      }
    }
    #expect(try sandbox.log.changes().isEmpty)
  }
}
