import Foundation
import Testing
import Values

/// The answers of an answers file, and its gaps, when nobody is at the terminal.
@Suite(.timeLimit(.minutes(15))) struct AnswersTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A server on the port that a careless default would reach.
  private func listener(on port: UInt16) throws -> Child {
    let child = try Child(
      [
        "python3", "-u", "-m", "http.server", String(port), "--bind", "127.0.0.1", "-d",
        scratch.path,
      ],
      environment: scratch.environment, folder: scratch.output, input: nil)
    try waitFor("the listener", orShow: { child.errors }) {
      child.output.contains("port") || child.errors.contains("in use") ? true : nil
    }
    return child
  }

  @Test func referenceNamesTheAuthor() throws {
    let sandbox = try SandboxProcess(scratch)
    let preset = try listener(on: 4502)
    let path = try AnswersFile(sandbox).setting("aem", "url", to: ["env": "AEM_URL"])
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("plan", path, "--json", in: scratch, adding: ["AEM_URL": sandbox.aem])
    #expect(run.ending == .exit(3), "\(run.said)")
    #expect(sandbox.log.count > 5)
    #expect(!preset.errors.contains("GET") && !preset.errors.contains("POST"))

    let unset = try Program.run("apply", path, in: scratch)
    #expect(unset.ending == .exit(2))
    #expect(
      unset.errors.contains("aem-setup cannot read aem.url: The environment variable AEM_URL"))
  }

  @Test(arguments: ["apply", "plan"])
  func missingAddressIsListedAndNobodyIsAsked(command: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let preset = try listener(on: 4502)
    let path = try AnswersFile(sandbox).setting("aem", "url", to: nil)
      .write(to: "answers.json", in: scratch)
    let asked = sandbox.log.count
    let run = try Program.run(command, path, "--json", in: scratch)
    #expect(run.ending == .exit(2))
    let missing = try run.document()["missing"]?.array ?? []
    let address = try #require(missing.first { $0["name"] == "aem.url" })
    #expect(address["need"] == "always" && address["suggestion"] == "http://localhost:4502")
    #expect(sandbox.log.count == asked)
    #expect(!preset.errors.contains("GET") && !preset.errors.contains("POST"))
  }

  @Test func everyValueMayBeAReference() throws {
    let sandbox = try SandboxProcess(scratch)
    let title = try scratch.write("Smart Tags by file\n", to: "title.txt")
    let path = try AnswersFile(sandbox)
      .setting("aem", "user", to: ["command": ["printf", "admin\\nmore"]])
      .setting("answers", "smartTags.title", to: ["file": .string(title)])
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("plan", path, in: scratch)
    #expect(run.ending == .exit(3), "\(run.said)")
    #expect(run.output.contains("Smart Tags by file"))
  }

  @Test(arguments: ["smart-tags", "brand-portal", "target", "developer-console", "certificate"])
  func everythingThatIsMissingIsListedInOneRound(procedure: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let bytes = FileManager.default.contents(atPath: sandbox.answers(for: procedure)) ?? Data()
    let whole = try JSONValue(parsing: bytes)
    var document = whole.object ?? [:]
    document["answers"] = [:]
    document["aem"] = nil
    document["endpoints"] = nil
    let path = try scratch.write(text(.object(document)), to: "answers.json")
    let run = try Program.run("apply", path, "--json", in: scratch)
    #expect(run.ending == .exit(2), "\(run.said)")
    let missing = Set(try run.document()["missing"]?.array?.compactMap { $0["name"]?.string } ?? [])

    // What is listed is enough: with just these answers it runs to the same end.
    var answers: [String: JSONValue] = [:]
    for (section, prefix) in [("answers", ""), ("aem", "aem."), ("endpoints", "")] {
      for (name, value) in whole[section]?.object ?? [:] {
        let key = section == "endpoints" ? "\(name).url" : prefix + name
        if missing.contains(key) { answers[key] = value }
      }
    }
    document["answers"] = .object(answers)
    let second = try scratch.write(text(.object(document)), to: "second.json")
    let again = try Program.run("apply", second, "--json", in: scratch)
    #expect(again.ending != .exit(2), "asked in a second round: \(again.said)")
  }

  private func text(_ value: JSONValue) throws -> String {
    String(decoding: try value.encoded(), as: UTF8.self)
  }

  @Test func targetNamesTheProxyQuestionInTheFirstRound() throws {
    let sandbox = try SandboxProcess(scratch)
    let bytes = FileManager.default.contents(atPath: sandbox.answers(for: "target")) ?? Data()
    var document = try JSONValue(parsing: bytes).object ?? [:]
    var answers = document["answers"]?.object ?? [:]
    answers["target.proxyNeeded"] = nil
    document["answers"] = .object(answers)
    let path = try scratch.write(text(.object(document)), to: "answers.json")
    let run = try Program.run("apply", path, "--json", in: scratch)
    #expect(run.ending == .exit(2), "\(run.said)")
    #expect(run.output.contains("target.proxyNeeded"))
  }

  @Test func misspelledKeyIsNamedWithTheNearestOne() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox).setting("answers", "smartTags.nmae", to: "x")
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("\"smartTags.nmae\" may be \"smartTags.name\""), "\(run.said)")
  }

  @Test(arguments: [
    (
      "brand-portal",
      #""route": "cloud-service", "answers": {"brandPortal.sameOrganization": "same", "brandPortal.tenantUrl": "https://acme.brand-portal.adobe.com", "brandPortal.tenantId": "yes", "brandPortal.dynamicMedia": "no"}"#
    ),
    (
      "smart-tags",
      #""answers": {"smartTags.goal": "cloud", "cloud.state": "tags", "cloud.train": "no"}"#
    ),
    (
      "developer-console",
      #""answers": {"console.wish": "secret", "console.product": "smart-tags", "credential.clientId": "adae1171408b0f9967488bdadb3add52", "credential.scopes": "openid", "credential.clientSecret": "p8e-0123456789abcdef0123456789abcdef", "secret.place": "ims", "secret.healthy": "yes", "ims.url": "https://ims-na1.adobelogin.com", "secret.keep": "yes"}"#
    ),
  ])
  func aWayByHandIsNoSuccess(procedure: String, members: String) throws {
    let path = try scratch.write(
      #"{"procedure": "\#(procedure)", \#(members)}"#, to: "answers.json")
    let apply = try Program.run("apply", path, "--json", in: scratch)
    #expect(apply.ending == .exit(4), "\(apply.said)")
    let document = try apply.document()
    #expect(document["result"] == "needs-person")
    let act = try #require(document["steps"]?.array?.last)
    #expect(act["status"] == "needs-person" && act["operation"] == .null)
    #expect(act["key"]?.string?.isEmpty == false)
    let plan = try Program.run("plan", path, "--json", in: scratch)
    #expect(plan.ending == .exit(4), "\(plan.said)")
    #expect(try plan.document()["steps"]?.array?.isEmpty == false)
  }

  @Test func anActIsConfirmedByItsKeyAlone() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox).setting("answers", "confirm.licence", to: nil)
      .write(to: "answers.json", in: scratch)
    let apply = try Program.run("apply", path, "--json", in: scratch)
    #expect(apply.ending == .exit(4), "\(apply.said)")
    #expect(try sandbox.log.changes().isEmpty)
    let whole = try Program.run("apply", sandbox.answers, "--json", in: scratch)
    #expect(whole.ending == .exit(0), "\(whole.said)")
    let acts = try whole.document()["steps"]?.array?.filter { $0["status"] == "confirmed" } ?? []
    let confirmed = try #require(acts.first { $0["key"] == "confirm.licence" })
    #expect(confirmed["detail"]?.string?.hasPrefix("Confirmed by the answers file") == true)
  }

  @Test func deadlineEndsTheWholeRun() throws {
    let sandbox = try SandboxProcess(scratch, latency: 2000)
    let run = try Program.run("apply", sandbox.answers, "--json", "--deadline", "1", in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(try run.document().at("stop", "code") == "run.deadline")
    #expect(try run.document().at("stop", "cause")?.string?.contains("deadline of 1 s") == true)
    #expect(try sandbox.log.changes().isEmpty)
    #expect(scratch.sessions.count == 1)
  }

  @Test func deadlineStopsACommandThatNeverEnds() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox)
      .setting("aem", "password", to: ["command": ["sleep", "1000"]])
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, "--deadline", "1", in: scratch)
    #expect(run.ending == .exit(2), "\(run.said)")
    // On a busy machine the second may be over before the command has started.
    let sentences = [
      "The command sleep did not finish within 1 s, so aem-setup stopped it.",
      "The deadline passed before the command sleep finished.",
    ]
    #expect(sentences.contains { run.errors.contains($0) }, "\(run.errors)")
  }

  @Test func applyIsBoundToThePlanThatWasShown() throws {
    let sandbox = try SandboxProcess(scratch)
    let plan = try Program.run("plan", sandbox.answers, "--json", in: scratch)
    let digest = try #require(try plan.document()["digest"]?.string)
    #expect(digest.count == 64 && scratch.sessions.isEmpty, "a plan leaves no session")
    let same = try Program.run("plan", sandbox.answers, "--json", in: scratch)
    #expect(try same.document()["digest"]?.string == digest)

    let other = try AnswersFile(sandbox).setting("answers", "smartTags.title", to: "Other")
      .write(to: "other.json", in: scratch)
    let refused = try Program.run(
      "apply", other, "--plan-digest", digest, "--json", in: scratch)
    #expect(refused.ending == .exit(3), "\(refused.said)")
    #expect(try refused.document()["result"] == "plan-differs")
    #expect(try sandbox.log.changes().isEmpty)

    let bound = try Program.run(
      "apply", sandbox.answers, "--plan-digest", digest, "--json", in: scratch)
    #expect(bound.ending == .exit(0), "\(bound.said)")
    #expect(try bound.document()["result"] == "changed")
  }

  @Test func twoFilesForOneAuthorShareOneSession() throws {
    let sandbox = try SandboxProcess(scratch, latency: 300)
    let other = try AnswersFile(sandbox).write(to: "other.json", in: scratch)
    let first = try Program.start("apply", sandbox.answers, "--json", in: scratch)
    let log = sandbox.log
    try waitFor("the first run", orShow: { first.errors }) { log.count > 2 ? true : nil }
    let second = try Program.run("apply", other, in: scratch)
    #expect(second.ending == .exit(4), "\(second.said)")
    #expect(second.errors.contains(String(first.pid)), "the holder is named: \(second.errors)")
    #expect(try first.wait() == .exit(0))
    #expect(scratch.sessions.count == 1)
    #expect(try sandbox.log.createdPages() == 1)
    let third = try Program.run("apply", other, "--json", in: scratch)
    #expect(try third.document()["result"] == "unchanged")
    #expect(scratch.sessions.count == 1)
  }

  @Test func aSessionThatWasHandedOverRunsNoCommand() throws {
    let sandbox = try SandboxProcess(scratch)
    let mark = scratch.path + "/ran"
    let path = try AnswersFile(sandbox)
      .setting("aem", "password", to: ["command": ["sh", "-c", .string("touch \(mark); echo x")]])
      .write(to: "answers.json", in: scratch)
    _ = try Program.run("apply", path, in: scratch)
    let session = try #require(scratch.sessions.first)
    try FileManager.default.removeItem(atPath: mark)

    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    for words in [["resume", session], ["undo", session, "--yes"]] {
      let run = try Program.run(words, in: scratch)
      if words[0] == "resume" {
        #expect(run.ending == .exit(4), "\(run.said)")
        #expect(run.errors.contains("Other users can change it."))
      }
      #expect(!FileManager.default.fileExists(atPath: mark), "\(words)")
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let copy = scratch.path + "/session.json"
    try FileManager.default.copyItem(atPath: session, toPath: copy)
    let elsewhere = try Program.run("resume", copy, in: scratch)
    #expect(elsewhere.ending == .exit(4), "\(elsewhere.said)")
    #expect(!FileManager.default.fileExists(atPath: mark))
    _ = try Program.run("resume", session, in: scratch)
    #expect(FileManager.default.fileExists(atPath: mark), "one's own goes on")
  }

  private static let hanging: [(reference: JSONValue, sentence: String)] = [
    (["file": "/dev/zero"], "is not an ordinary file"),
    (["command": ["yes"]], "printed more than 1 MiB, so aem-setup stopped it"),
  ]

  @Test(arguments: hanging)
  func referencesThatHang(reference: JSONValue, sentence: String) throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try AnswersFile(sandbox).setting("aem", "password", to: reference)
      .write(to: "answers.json", in: scratch)
    let run = try Program.run("apply", path, in: scratch)
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains(sentence), "\(run.said)")
  }

  @Test func commandsInheritNoSecret() throws {
    let sandbox = try SandboxProcess(scratch)
    let seen = scratch.path + "/seen"
    let path = try AnswersFile(sandbox).setting("aem", "password", to: ["env": "AEM_PASSWORD"])
      .setting("aem", "user", to: ["command": ["sh", "-c", .string("env > \(seen); echo admin")]])
      .write(to: "answers.json", in: scratch)
    let run = try Program.run(
      "plan", path, in: scratch,
      adding: ["AEM_PASSWORD": sandbox.password, "AEM_SETUP_TOKEN": "t0ken", "OTHER": "kept"])
    #expect(run.ending == .exit(3), "\(run.said)")
    let inherited = try String(contentsOfFile: seen, encoding: .utf8)
    #expect(inherited.contains("OTHER=kept"))
    #expect(!inherited.contains(sandbox.password) && !inherited.contains("t0ken"))
  }
}
