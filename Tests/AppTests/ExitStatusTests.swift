import Engine
import Foundation
import Rehearsal
import Sandbox
import TestSupport
import Testing
import Unattended
import Values

@testable import Wizard
@testable import aem_setup

extension CommandLineTests {
  @Suite("Exit statuses and answers", .timeLimit(.minutes(10)))
  @MainActor
  struct ExitStatusTests {
    private static let screens = #"""
      {"format": "aem-setup-screens/1", "procedure": "p", "title": "P", "summary": "S",
       "steps": [{"id": "one", "title": "One"}],
       "values": {"url": {"label": "U", "help": "H"},
                  "password": {"label": "P", "help": "H", "kind": "secret"}},
       "start": "form",
       "screens": [
         {"id": "form", "kind": "page", "title": "F", "step": "one",
          "fields": ["url", "password"], "next": "change"},
         {"id": "change", "kind": "page", "title": "C", "step": "one",
          "task": {"operation": "fake.change", "inputs": {"url": "url", "password": "password"},
                   "success": "S"}, "next": "summary"},
         {"id": "summary", "kind": "summary", "title": "S", "step": "one"}]}
      """#

    private func run(
      _ mode: UnattendedFace.Mode, _ author: FakeAuthor, _ answers: [String: String]
    ) throws -> UnattendedResult {
      let walk = author.walk(try .fixture(Self.screens), "p", start: "form", actor: .answers)
      walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
      return UnattendedFace(mode, answers: answers).run(walk)
    }

    @Test("Each outcome has the documented status")
    func statuses() throws {
      let answers = ["url": "https://a"]
      #expect(
        try run(.apply, FakeAuthor(holds: "1"), answers).exitStatus(isStrict: false).rawValue == 0)
      #expect(
        try run(.apply, FakeAuthor(holds: "0"), answers).exitStatus(isStrict: false).rawValue == 0)
      #expect(
        try run(.plan, FakeAuthor(holds: "1"), answers).exitStatus(isStrict: false).rawValue == 0)
      #expect(
        try run(.plan, FakeAuthor(holds: "0"), answers).exitStatus(isStrict: false).rawValue == 3)
      #expect(
        try run(.apply, FakeAuthor(holds: "0"), [:]).exitStatus(isStrict: false).rawValue == 2)
      // The change leaves a note, which counts only when one asks for it.
      let noted = try run(.apply, FakeAuthor(holds: "1"), answers)
      #expect(noted.exitStatus(isStrict: true).rawValue == 3)
      let refusing = FakeAuthor(holds: "0")
      refusing.change { $0.refusal = .cancelled }
      #expect(try run(.apply, refusing, answers).exitStatus(isStrict: false).rawValue == 1)
    }

    @Test("Wrong usage and answers that cannot be used are status 2")
    func misuse() {
      #expect(Failure(AnswersFile.Failure.unreadable(path: "a")).status.rawValue == 2)
      let flaw = JSONFlaw(line: 1, column: 1, .expected(.value))
      #expect(Failure(AnswersFile.Failure.notJSON(path: "a", flaw)).status.rawValue == 2)
      let secrets: [ValueReference.Failure] = [
        .environment("PW"), .file("/f"), .notAFile("/f"), .command("pass", status: 3),
        .tooSlow("pass", seconds: 60), .tooMuch("pass"), .tooLarge("/f"), .notText("/f"),
      ]
      let words = ["PW", "/f", "/f", "pass", "pass", "pass", "/f", "/f"]
      for (secret, word) in zip(secrets, words) {
        let failure = Failure(AnswersFile.Failure.reference(name: "aem.password", secret))
        #expect(failure.status == .misuse)
        #expect(failure.sentences[0].contains("aem.password"))
        #expect(failure.sentences[0].contains(word))
      }
      let folder = Failure(ScreenFileFailure.folder(path: "/s"))
      #expect(folder.status == .misuse && folder.sentences[0].contains("/s"))
      #expect(throws: Failure.self) { try Wiring(try Arguments([])).procedure("nothing") }
      #expect(throws: Failure.self) {
        try Wiring(try Arguments([])).procedure("oauth-credential")
      }
    }

    @Test("The sandbox's answers lack nothing, and hold no secret in clear")
    func sandboxAnswers() throws {
      let folder = NSTemporaryDirectory() + "aem-setup-test-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let sandbox = try Sandbox(SandboxOptions())
      defer { sandbox.stop() }
      let catalog = ProcedureCatalog.embedded
      let answers = SandboxAnswers(sandbox, catalog, in: folder)
      #expect(answers.procedures.contains("smart-tags"))
      for name in answers.procedures {
        let path = try answers.write(name)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!text.contains(sandbox.facts.clientSecret))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let file = try AnswersFile.read(path)
        let missing = MissingAnswers(
          catalog: catalog, answers: file.texts, secrets: Set(file.references.keys))
        #expect(missing.gaps(in: name).filter { $0.need == .always } == [])
        for (value, reference) in file.references {
          #expect(catalog.values[value]?.kind == .secret)
          #expect(throws: Never.self) { try reference.resolve() }
        }
        for value in file.texts.keys {
          let isKnown =
            catalog.values[value] != nil
            || PersonAct.keys(in: catalog).contains(value)
          #expect(isKnown, "\(value)")
        }
      }
      let unknown = RehearsalFailure.noAnswers(procedure: "nothing")
      #expect(throws: unknown) { try answers.write("nothing") }
      #expect(Failure(unknown).status == .misuse)
    }
  }
}
