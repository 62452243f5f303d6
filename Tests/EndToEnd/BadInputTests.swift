import Foundation
import Glibc
import Testing
import Values

/// Mistakes of people are reported in a sentence that helps.
@Suite(.timeLimit(.minutes(15))) struct BadInputTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    (["nonsense"], "There is no command \"nonsense\""),
    (["--nonsense"], "There is no option \"--nonsense\""),
    (["apply"], "Expected: aem-setup apply ANSWERS"),
    (["apply", "a", "b"], "one word too many"),
    (
      ["apply", "a", "--timeout", "soon"],
      "--timeout needs a number of seconds above 0, not \"soon\""
    ),
    (
      ["start", "nonsense"],
      "There is no procedure \"nonsense\" to start. The procedures are: brand-portal, certificate, "
        + "developer-console, smart-tags, target."
    ),
    (["apply", "missing.json"], "missing.json cannot be read"),
    (["plan", "missing.json"], "missing.json cannot be read"),
  ])
  func commandLine(words: [String], sentence: String) throws {
    let run = try Program.run(words, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains(sentence), "\(run.said)")
    #expect(run.output == "")
  }

  @Test(arguments: [
    ("{ not JSON", "line 1, column 3: expected a name in quotation marks or }"),
    ("", "line 1, column 1: the document ends, expected a value"),
    ("{\"procedure\": \"smart-tags\",\n}", "line 2, column 1: expected a name in quotation marks"),
    (
      "{\n \"procedure\": \"smart-tags\", \"procedure\": \"target\"}",
      "line 2, column 29: the object already has a member of this name"
    ),
    (String(repeating: "[", count: 100_000), "line 1, column 65: more than 64 levels"),
    (String(repeating: "[0],", count: 40_000), "line 1, column 4: expected the end"),
    ("[" + String(repeating: "0,", count: 60_000) + "0]", "more than 50000 values"),
    ("[]", "must be an object"),
    ("{}", "\"procedure\" must be"),
    (#"{"procedure": "nonsense"}"#, "The procedures are: brand-portal, certificate"),
    (#"{"procedure": "smart-tags", "route": "jwt"}"#, "The routes are: aem-6.5-sp20-oauth"),
    (#"{"procedure": "smart-tags", "passwords": {}}"#, "Its members are procedure, route, aem"),
    (#"{"procedure": "smart-tags", "aem": {"url": []}}"#, "\"aem.url\" must be text"),
  ])
  func answersFile(text: String, sentence: String) throws {
    let path = try scratch.write(text, to: "answers.json")
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains(sentence), "\(run.said)")
    #expect(scratch.sessions == [])
  }

  /// A key file that would cost OpenSSL half an hour is refused before that.
  @Test func aKeyFileWithTwoBillionRounds() throws {
    let key = try scratch.write(
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MHAwTAYJKoZIhvcNAQUNMD8wHgYJKoZIhvcNAQUMMBEECAEBAQEBAQEBAgUAgAAA
      ADAdBglghkgBZQMEASoEEAICAgICAgICAgICAgICAgIEIAMDAwMDAwMDAwMDAwMD
      AwMDAwMDAwMDAwMDAwMDAwMD
      -----END ENCRYPTED PRIVATE KEY-----
      """, to: "dear.pem")
    let made = try Program.run(
      "certificate", "create", "--name", "a.example.com", "--days", "30", "--out",
      "\(scratch.path)/pair", "--password-file", try scratch.write("long enough", to: "password"),
      in: scratch)
    #expect(made.ending == .exit(0), "\(made.said)")
    let certificate = "\(scratch.path)/pair/similaritysearch.crt"
    let run = try Program.run("certificate", "inspect", certificate, "--key", key, in: scratch)
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("needs 2147483648 rounds"), "\(run.said)")
  }

  @Test func configurationFilesThatHaveNoEnd() throws {
    let large = try scratch.write("a=\"1\"", to: "large.config")
    #expect(truncate(large, 3 << 30) == 0)
    let pipe = "\(scratch.path)/pipe.config"
    #expect(mkfifo(pipe, 0o600) == 0)
    for verb in ["read", "lint"] {
      for (path, sentence) in [
        (large, "is larger than 1 MiB"), (pipe, "is not an ordinary file"),
        ("/dev/zero", "is not an ordinary file"), (scratch.path, "is a folder"),
      ] {
        let run = try Program.run(["osgi", verb, path], in: scratch)
        #expect(run.ending == .exit(2))
        #expect(run.errors.contains(sentence), "\(run.said)")
        #expect(run.output == "")
      }
    }
  }

  @Test func anAnswersFileIsNotReadBeyondItsLimit() throws {
    let path = try scratch.write("{}", to: "answers.json")
    #expect(truncate(path, 300_000_000) == 0)
    let run = try Program.run("plan", path, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("is larger than 4 MiB"), "\(run.said)")
  }

  @Test func allMissingAnswersAreListedAtOnce() throws {
    let text = #"""
      {"procedure": "smart-tags",
       "answers": {"credential.have": "yes", "credential.source": "typed"}}
      """#
    let path = try scratch.write(text, to: "answers.json")
    let run = try Program.run("apply", path, "--json", in: scratch)
    #expect(run.ending == .exit(2))
    let listed = try run.document()["missing"]?.array ?? []
    let missing = listed.compactMap { $0["name"]?.string }
    let needed = listed.filter { $0["need"] == "always" }
    for name in [
      "aem.release", "aem.hosting", "confirm.licence", "aem.password",
      "smartTags.serviceUrl", "credential.clientId", "credential.clientSecret",
      "credential.technicalAccountId", "credential.orgId", "smartTags.tagOnUpload",
    ] { #expect(missing.contains(name), "\(name) is not listed") }
    let words = try Program.run("apply", path, in: scratch)
    #expect(words.errors.contains("lacks \(needed.count) answers"))
  }

  @Test(arguments: [
    ("hello world", 2, "contains a space"),
    ("ftp://localhost", 2, "neither https:// nor http://"),
    ("https://nowhere.invalid", 1, "nowhere.invalid has no address"),
    ("http://nowhere.invalid", 1, "Over http, others on the network can read the credentials"),
    ("http://127.0.0.1:1", 1, "aem-setup got no answer from the AEM author (127.0.0.1, port 1)"),
  ])
  func address(text: String, status: Int32, sentence: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox).setting("aem", "url", to: .string(text))
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(status), "\(run.said)")
    #expect(run.said.contains(sentence), "\(run.said)")
  }

  @Test func webSiteIsNoAuthor() throws {
    let sandbox = try SandboxProcess(scratch)
    try scratch.write("<html><body>Hello</body></html>", to: "index.html")
    let site = try Child(
      ["python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "-d", scratch.path],
      environment: scratch.environment, folder: scratch.output, input: nil)
    let port = try waitFor("the web site") {
      site.output.firstMatch(of: #/port ([0-9]+)/#)?.1
    }
    let path = try AnswersFile(sandbox)
      .setting("aem", "url", to: .string("http://127.0.0.1:\(port)"))
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(1))
    #expect(run.output.contains("The server at this address is not AEM"), "\(run.said)")
  }

  @Test(arguments: [
    ("-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----", "is a private key"),
    ("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----", "is a certificate"),
    ("<!DOCTYPE html><html></html>", "is a web page"), ("PK\u{3}\u{4}", "is a ZIP archive"),
    ("", "is empty"), ("{\"a\": ", "line 1, column 7: the document ends"),
    ("{\"a\": 1}", "contains no OAuth"),
  ])
  func credentialFile(content: String, sentence: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let file = try scratch.write(content, to: "credential.json")
    let path = try AnswersFile(sandbox).setting("answers", "credential.source", to: "file")
      .setting("answers", "credential.file", to: .string(file))
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.output.contains(sentence), "\(run.said)")
    #expect(try sandbox.log.changes().isEmpty)
  }

  @Test func credentialFileInTheWizard() throws {
    let key = try scratch.write("-----BEGIN PRIVATE KEY-----\nMII", to: "key.pem")
    let terminal = try TmuxTerminal(
      scratch, columns: 80, rows: 24, running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    walker.texts = ["JSON file": key]
    let stopped = try walker.walk { !$0.words.contains("is a private key") }
    #expect(stopped.frame.title.hasPrefix("Enter the credential's values"))
    #expect(stopped.frame.flaws == [])
    #expect(!stopped.frame.text.contains("[ Continue ]"))
  }

  @Test func terminalThatCannotMoveItsCursor() throws {
    let terminal = try TmuxTerminal(
      scratch, columns: 100, rows: 40, adding: ["TERM": "dumb"],
      running: [Program.path, "start", "smart-tags"])
    let shown = try terminal.wait(for: "Enter keeps")
    let text = shown.frame.lines.joined()
    #expect(
      text.contains("The terminal type “dumb” has no full screen, so aem-setup uses plain lines."))
    try terminal.type("quit")
    let end = try terminal.waitForEnd()
    #expect(end.status == 4)
    #expect(end.frame.text.contains("Saved. Continue with"))
  }

  @Test func unknownTerminalIsTakenForASimpleOneAndNamed() throws {
    let terminal = try TmuxTerminal(
      scratch, adding: ["TERM": "no-such-terminal"], running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    let stopped = try walker.walk { !$0.title.hasPrefix("Answer a few questions") }
    #expect(stopped.frame.flaws == [])
    #expect(terminal.transcript.contains("does not know the terminal type “no-such-terminal”"))
    try terminal.press("C-x")
    #expect(try terminal.waitForEnd().status == 4)
  }

  @Test func noTerminalMeansPlainLines() throws {
    let run = try Program.run("start", "smart-tags", in: scratch)
    #expect(run.ending == .exit(4))
    #expect(run.output.hasPrefix("Line mode."))
    #expect(!run.said.contains("\u{1B}"))
  }
}
