import Foundation
import Testing

/// No secret remains anywhere, in any form.
@Suite(.serialized, .timeLimit(.minutes(15))) struct SecretTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func huntFindsWhatIsThere() {
    let hunt = SecretHunt(["client secret": "p8e-abc_def"], user: "admin", password: "p w")
    let line = Data("x p8e-abc_def".utf8)
    let texts = [
      "say p8e-abc_def", line.base64EncodedString(), "p8e%2Dabc%5Fdef", "7038652d6162635f646566",
      "Basic \(Data("admin:p w".utf8).base64EncodedString())", "Bearer eyJhbGciOiJSUzI1NiJ9.x.y",
    ]
    for text in texts { #expect(hunt.findings(in: text, of: "it") != [], "\(text)") }
    #expect(hunt.findings(in: "nothing at all", of: "it") == [])
  }

  @Test func unattendedRunsLeaveNone() throws {
    let sandbox = try SandboxProcess(scratch)
    let hunt = SecretHunt(sandbox)
    var said = ""
    for words in [["plan"], ["apply"], ["apply", "--json"], ["plan", "--json"]] {
      let run = try Program.run(words + [sandbox.answers], in: scratch)
      said += run.said
    }
    let apply = try Program.start("apply", sandbox.answers, in: scratch)
    var words: [String] = []
    while apply.poll() == nil { words += hunt.findings(inWordsOf: apply.pid) }
    let session = try #require(scratch.sessions.first)
    said += try Program.run("show", session, in: scratch).said
    said += try Program.run("show", session, "--json", in: scratch).said
    said += try Program.run("sessions", in: scratch).said
    #expect(hunt.findings(in: said, of: "the output") == [])
    #expect(hunt.findings(in: sandbox.log.text, of: "the request log") == [])
    #expect(hunt.findings(below: scratch.state) == [])
    #expect(words == [])
  }

  @Test func failedRunsLeaveNone() throws {
    for fault in [
      "wrong-password", "wrong-client-secret", "html-instead", "ims-html", "forgets",
      "repeats-secrets",
    ] {
      let sandbox = try SandboxProcess(scratch, faults: [fault])
      let hunt = SecretHunt(sandbox)
      let run = try Program.run("apply", sandbox.answers, "--json", in: scratch)
      #expect(run.ending == .exit(1))
      #expect(hunt.findings(in: run.said, of: "the output with \(fault)") == [])
      #expect(hunt.findings(below: scratch.state) == [])
    }
  }

  @Test func typedSecretsAreNeverShownOrKept() throws {
    let sandbox = try SandboxProcess(scratch)
    let hunt = SecretHunt(sandbox)
    let terminal = try TmuxTerminal(scratch, running: [Program.path, "start", "smart-tags"])
    let program = try terminal.moment().pid
    var walker = Walker.typing(terminal, for: sandbox)
    var found: [String] = []
    let end = try walker.walk { frame in
      found += hunt.findings(below: scratch.state) + hunt.findings(inWordsOf: program)
      return true
    }
    #expect(end.frame.isFinished)
    #expect(found == [])
    #expect(hunt.findings(in: terminal.transcript, of: "the screen") == [])
    #expect(hunt.findings(below: scratch.state) == [])
    #expect(hunt.findings(in: sandbox.log.text, of: "the request log") == [])
  }

  @Test func demoKeepsThemInItsOwnFilesOnly() throws {
    let terminal = try TmuxTerminal(scratch, running: try Program.demo(in: scratch))
    var walker = Walker.demo(terminal)
    walker.choices = [:]
    #expect(try walker.walk().frame.isFinished)
    let hunt = SecretHunt(
      ["client secret": try scratch.demoSecret()], user: "admin", password: "not to be found")
    #expect(hunt.findings(below: scratch.state) != [])
    #expect(hunt.findings(below: scratch.state, except: ["console.json", "sandbox.json"]) == [])
    #expect(hunt.findings(in: terminal.transcript, of: "the screen") == [])
  }
}
