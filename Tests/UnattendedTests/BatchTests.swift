import Engine
import TestSupport
import Testing
import Unattended
import Values

@testable import Wizard

// On the main thread, because the face blocks its thread while operations run on the others.
@Suite("Several tasks with an answers file")
@MainActor
struct BatchTests {
  private static let screens = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "url": {"label": "Address", "help": "H"},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "found": {"label": "Found"}, "made": {"label": "Made"}},
     "start": "form",
     "screens": [
       {"id": "form", "kind": "page", "title": "Form", "step": "one",
        "fields": ["url", "password"], "next": "all"},
       {"id": "all", "kind": "page", "title": "All of it", "step": "one", "tasks": [
         {"id": "write", "title": "Write", "task": {
           "operation": "fake.change", "inputs": {"url": "url", "password": "password"},
           "success": "Written."}},
         {"id": "check", "title": "Check", "task": {
           "operation": "fake.look", "inputs": {"url": "url", "password": "password"},
           "outputs": {"found": "found"},
           "success": "It holds {found}."}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private func walk(_ author: FakeAuthor, password: String? = "x") throws -> Walk {
    let walk = author.walk(try .fixture(Self.screens), "main", start: "form", actor: .answers)
    let secrets = password.map { ["password": Secret(copying: $0.utf8)] } ?? [:]
    walk.start(offering: secrets, from: .answers)
    return walk
  }

  private func words(_ result: UnattendedResult) -> [String] {
    result.steps.map { "\($0.id) \($0.status.rawValue)" }
  }

  @Test("Apply makes them in order, each a step of its own")
  func applies() throws {
    let author = FakeAuthor(holds: "0")
    var told: [String] = []
    let walk = try walk(author)
    let face = UnattendedFace(.apply, answers: ["url": "a"]) { told.append($0.id) }
    let result = face.run(walk)
    #expect(words(result) == ["main/all#write changed", "main/all#check unchanged"])
    #expect(told == result.steps.map(\.id))
    #expect(result.steps[0].changes == [Change("value", before: "0", after: "1")])
    #expect(result.steps[0].evidence == [Evidence("Value", "1")])
    #expect(result.steps.map(\.outcome) == [.passed, .passed])
    #expect(result.status == .changed && result.verdict.grade == .works && result.stop == nil)
    #expect(author.current.writes == 1 && walk.ending == .finished)
    let again = UnattendedFace(.apply, answers: ["url": "a"]).run(try self.walk(author))
    #expect(again.status == .unchanged && author.current.writes == 1)
  }

  @Test("Plan lists what each would change and sends nothing")
  func plans() throws {
    let author = FakeAuthor(holds: "0")
    let result = UnattendedFace(.plan, answers: ["url": "a"]).run(try walk(author))
    #expect(words(result) == ["main/all#write pending", "main/all#check pending"])
    #expect(result.steps[0].cautions == ["Mind the value."])
    #expect(
      result.steps[1].detail == "This waits for \"Write\", whose changes are not applied yet.")
    #expect(result.status == .pending && author.current.writes == 0)
  }

  @Test("A plan that was agreed to by its digest covers each of them")
  func agreed() throws {
    let author = FakeAuthor(holds: "0")
    let plan = UnattendedFace(.plan, answers: ["url": "a"]).run(try walk(author))
    author.change { $0.holds = "2" }
    let moved = UnattendedFace(.apply, answers: ["url": "a"], agreed: plan.steps)
      .run(try walk(author))
    #expect(moved.stop == .planMoved("All of it") && author.current.writes == 0)
    author.change { $0.holds = "0" }
    let same = UnattendedFace(.apply, answers: ["url": "a"], agreed: plan.steps)
      .run(try walk(author))
    #expect(same.stop == nil && author.current.writes == 1)
  }

  @Test("One that could not be planned before another was made is made in the same run")
  func plannedLater() throws {
    let author = FakeAuthor(holds: "0")
    let screens = Self.screens.replacing(
      #""success": "Written."}},"#,
      with: #""outputs": {"written": "made"}, "success": "Written."}},"#
        + #" {"id": "more", "title": "More", "task": {"operation": "fake.change","#
        + #" "inputs": {"url": "made", "password": "password"}, "constants": {"wanted": "2"},"#
        + #" "success": "More."}},"#
    )
    let walk = author.walk(try .fixture(screens), "main", start: "form", actor: .answers)
    walk.start(offering: ["password": Secret(copying: "x".utf8)], from: .answers)
    let result = UnattendedFace(.apply, answers: ["url": "a"]).run(walk)
    #expect(
      words(result) == [
        "main/all#write changed", "main/all#more changed", "main/all#check unchanged",
      ])
    #expect(author.current.holds == "2" && author.current.writes == 2)
  }

  @Test("A failure stops there, and the others are not reached")
  func fails() throws {
    let author = FakeAuthor(holds: "0")
    author.change { $0.refusal = .missingInput("url") }
    let result = UnattendedFace(.apply, answers: ["url": "a"]).run(try walk(author))
    #expect(words(result) == ["main/all#write failed", "main/all#check pending"])
    #expect(result.status == .failed)
  }

  @Test("A secret that is missing is named")
  func secretMissing() throws {
    let walk = author().walk(try .fixture(Self.screens), "main", start: "all", actor: .answers)
    walk.start()
    #expect(
      UnattendedFace(.apply, answers: [:]).run(walk).stop == .secretsMissing(["password"]))
  }

  private func author() -> FakeAuthor { FakeAuthor(holds: "0") }
}
