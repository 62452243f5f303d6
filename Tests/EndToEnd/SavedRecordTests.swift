import Foundation
import Testing
import Values

/// Sessions that cannot be saved, are gone, or are damaged.
@Suite(.timeLimit(.minutes(15))) struct SavedRecordTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func session() throws -> String { try #require(scratch.sessions.first) }

  @Test func aRecordThatIsNotSavedAfterAChangeIsSaidAndPrinted() throws {
    let sandbox = try SandboxProcess(scratch, latency: 5)
    let apply = try Program.start("apply", sandbox.answers, in: scratch)
    _ = try waitFor("the first change", every: 300) {
      try sandbox.log.changes().isEmpty ? nil : true
    }
    apply.signal(SIGSTOP)
    // Whatever keeps the file from being saved, the change is on its way.
    try "{}".write(toFile: session(), atomically: false, encoding: .utf8)
    apply.signal(SIGCONT)
    #expect(try apply.wait() == .exit(1), "\(apply.output)\(apply.errors)")
    #expect(apply.errors.contains("but could not save its record"))
    let record = try #require(apply.errors.split(separator: "\n").last { $0.hasPrefix("{") })
    let state = try JSONValue(parsing: record.utf8)
    #expect(state["procedure"] == "smart-tags")
    #expect(!apply.errors.contains(sandbox.password))
    #expect(!apply.errors.contains(sandbox.credential("clientSecret")))
    #expect(try sandbox.log.createdSteps() == 0, "it went on without a record")
  }

  @Test(arguments: [true, false])
  func thePreviousGenerationGoesOnAndEveryCommandSaysSo(isGone: Bool) throws {
    let sandbox = try SandboxProcess(scratch)
    #expect(try Program.run("apply", sandbox.answers, in: scratch).ending == .exit(0))
    let session = try session()
    func damage() throws {
      if isGone {
        try? FileManager.default.removeItem(atPath: session)
      } else {
        try "damaged".write(toFile: session, atomically: false, encoding: .utf8)
      }
    }
    let commands = [
      ["show", session], ["apply", sandbox.answers], ["resume", session],
      ["undo", session, "--yes"],
    ]
    for words in commands {
      try damage()
      let run = try Program.run(words, in: scratch)
      if words[0] != "undo" { #expect(run.ending == .exit(0), "\(words[0]): \(run.said)") }
      #expect(run.errors.contains("continues with the previous save"), "\(words[0]): \(run.said)")
    }
    try damage()
    let json = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(json.ending == .exit(0), "\(json.said)")
    #expect(try json.document()["notices"]?.array?.count == 1)
  }

  @Test func aStateThatIsNotUnderstoodIsCalledThat() throws {
    let sandbox = try SandboxProcess(scratch)
    _ = try Program.run("apply", sandbox.answers, in: scratch)
    let session = try session()
    let script = """
      import hashlib, json, sys
      path = sys.argv[1]
      document = json.load(open(path))
      document["body"]["state"] = {"procedure": 7}
      document["sha256"] = "0" * 64
      text = json.dumps(document, indent=1)
      digest = hashlib.sha256(text.encode()).hexdigest()
      open(path, "w").write(text.replace("0" * 64, digest))
      """
    _ = try scratch.run(["python3", "-c", script, session])
    let run = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.errors.contains("does not understand"), "\(run.said)")
    #expect(!run.errors.contains("another procedure"))
  }

  @Test func aLockWithAnotherNameIsNotWrittenTo() throws {
    let sandbox = try SandboxProcess(scratch)
    _ = try Program.run("apply", sandbox.answers, in: scratch)
    let session = try session()
    let victim = try scratch.write("precious", to: "victim")
    try FileManager.default.removeItem(atPath: session + ".lock")
    try FileManager.default.linkItem(atPath: victim, toPath: session + ".lock")
    let run = try Program.run("apply", sandbox.answers, in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
  }
}
