import Engine
import TestSupport
import Testing
import Values
import Wizard

@testable import Unattended

// On the main thread, because the face blocks its thread while operations run on the others.
@Suite("Pages with an answers file")
@MainActor
struct PageTests {
  private nonisolated static func main(_ more: String = "") -> String {
    #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "reach": {"label": "Reach", "kind": "option"}, "aem.reach": {"label": "AEM"},
       "url": {"label": "Address", "help": "H.", "checks": ["author-address"]},
       "password": {"label": "Password", "help": "H.", "kind": "secret"},
       "ready": {"label": "Ready", "kind": "tick"}, "seen": {"label": "Seen", "kind": "tick"},
       "found": {"label": "Found"}},
     "start": "first",
     "screens": [
       {"id": "first", "kind": "choice", "title": "Reach?", "step": "one",
        "choice": {"value": "reach", "options": [
          {"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]},
        "next": [
          {"when": {"value": "reach", "is": ["no"]}, "set": {"aem.reach": "none"}, "to": "page"},
          {"to": "page"}]},
       {"id": "page", "kind": "page", "title": "Open it", "step": "one",
        "walkthrough": {"place": "There", "acts": [{"act": "Open it."}]},
        "fields": ["url", "password"], "items": [{"text": "It is yours.", "value": "ready"}],
        "task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},
                 "outputs": {"found": "found"}, "success": "It holds {found}.",
                 "passes": {"value": "found", "is": ["1"]}, "otherwise": "Open it first."
                 \#(more)},
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#
  }

  private nonisolated static let word = main(
    #", "needs": "author", "word": {"text": "Seen.", "value": "seen"}"#)

  private func run(
    _ mode: UnattendedFace.Mode, holds: String, _ more: [String: String] = [:],
    of script: String = main(), problems: [Problem] = []
  ) throws -> (result: UnattendedResult, walk: Walk) {
    let author = FakeAuthor(holds: holds)
    author.change { $0.problems = problems }
    let walk = author.walk(try .fixture(script), "main", start: "first", actor: .answers)
    walk.start(offering: ["password": Secret(copying: "hunter2".utf8)], from: .answers)
    let answers = ["reach": "yes", "ready": "yes", "url": "https://author:4502"]
    let face = UnattendedFace(mode, answers: answers.merging(more) { _, own in own })
    return (face.run(walk), walk)
  }

  private func words(_ result: UnattendedResult) -> [String] {
    result.steps.map { "\($0.id) \($0.key ?? $0.operation ?? "") \($0.status.rawValue)" }
  }

  @Test("aem-setup looks first: what it finds done needs nobody", arguments: [main(), word])
  func looksFirst(_ script: String) throws {
    let (result, walk) = try run(.apply, holds: "1", of: script)
    #expect(words(result) == ["main/page ready confirmed", "main/page fake.look unchanged"])
    #expect(result.stop == nil && walk.ending == .finished)
  }

  @Test("What is not done needs a person, in apply as in plan")
  func needsPerson() throws {
    let (applied, _) = try run(.apply, holds: "0")
    #expect(
      words(applied) == ["main/page ready confirmed", "main/page main/page needs-person"])
    #expect(applied.steps.last?.detail.contains(#""main/page": "done""#) == true)
    guard case .needsPerson("Open it", let reasons)? = applied.stop else {
      Issue.record("\(String(describing: applied.stop))")
      return
    }
    #expect(reasons.contains("Open it first."))
    let (planned, walk) = try run(.plan, holds: "0")
    #expect(words(planned) == words(applied))
    #expect(planned.stop == nil && walk.ending == .finished)
    #expect(planned.status == .needsPerson)
  }

  @Test("A file that says it is done does not outweigh what was read")
  func overruled() throws {
    let (result, _) = try run(.apply, holds: "0", ["main/page": "done"])
    #expect(words(result).last == "main/page main/page failed")
    #expect(result.status == .failed)
  }

  @Test("The word of the file leads on where the page takes it", arguments: ["yes", "no"])
  func word(_ reach: String) throws {
    let answers = ["reach": reach, "seen": "yes"]
    let (result, walk) = try run(.apply, holds: "0", answers, of: Self.word)
    #expect(words(result) == ["main/page ready confirmed", "main/page seen confirmed"])
    #expect(walk.ending == .finished)
    #expect(walk.state.records[ScreenKey("main", "page")]?.confirmedBy == .answers)
    #expect(result.verdict.grade == (reach == "yes" ? .fails : .unverified))
    let (without, _) = try run(.apply, holds: "0", ["reach": reach], of: Self.word)
    #expect(words(without).last == "main/page seen needs-person")
    #expect(without.status == .needsPerson)
  }

  @Test("A word that does not fit what was read is not taken")
  func wordThatDoesNotFit() throws {
    let script = Self.main(
      #", "word": {"text": "Seen.", "value": "seen", "when": {"value": "found", "not": ["0"]}}"#)
    let (result, _) = try run(.apply, holds: "0", ["seen": "yes"], of: script)
    #expect(words(result).last == "main/page fake.look failed")
    #expect(result.status == .failed)
  }

  @Test("A failure that the word can stand in for needs a person, too; any other one has failed")
  func failure() throws {
    let problems = [Problem.missingInput("url")]
    let (result, _) = try run(.apply, holds: "0", of: Self.word, problems: problems)
    #expect(words(result).last == "main/page seen needs-person")
    let (other, _) = try run(.apply, holds: "0", problems: problems)
    #expect(words(other).last == "main/page fake.look failed")
  }

  @Test("The keys of both are known, so that a file may have them")
  func keys() throws {
    #expect(Set(PersonAct.keys(in: try .fixture(Self.word))) == ["ready", "seen", "main/summary"])
    #expect(
      Set(PersonAct.keys(in: try .fixture(Self.main()))) == ["ready", "main/page", "main/summary"])
  }

  private static let asking = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "use": {"label": "Use", "help": "What for.", "kind": "option", "options": [
         {"value": "pages", "label": "Pages"}, {"value": "fragments", "label": "Fragments"},
         {"value": "mail", "label": "Mail", "unavailable": "Not yet."}]},
       "site": {"label": "Site", "help": "Its path."},
       "tag": {"label": "Tag", "help": "Or not.", "kind": "tick"},
       "title": {"label": "Title", "help": "Any.", "preset": "Mine", "optional": true},
       "sure": {"label": "Sure", "kind": "tick"}},
     "start": "ask",
     "screens": [
       {"id": "ask", "kind": "page", "title": "Ask", "step": "one",
        "fields": ["use", {"value": "site", "when": {"value": "use", "is": ["pages"]}}, "tag"],
        "folded": ["title"],
        "items": [{"text": "Sure.", "value": "sure", "when": {"value": "tag", "is": ["yes"]}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private func ask(_ answers: [String: String]) throws -> (UnattendedResult, [String: String]) {
    let walk = FakeAuthor().walk(try .fixture(Self.asking), "main", start: "ask", actor: .answers)
    walk.start()
    let answers = answers.merging(["main/summary": "done"]) { own, _ in own }
    return (UnattendedFace(.apply, answers: answers).run(walk), walk.state.texts)
  }

  private func gaps(_ answers: [String: String]) throws -> [MissingAnswers.Gap] {
    MissingAnswers(catalog: try .fixture(Self.asking), answers: answers, secrets: []).gaps(
      in: "main")
  }

  @Test("Answers, ticks and hidden fields come from the file, and only what is asked for is taken")
  func asks() throws {
    let (result, values) = try ask(
      ["use": "pages", "site": "/content/a", "tag": "yes", "sure": "yes", "title": "T"])
    #expect(result.stop == nil)
    #expect(
      values
        == ["use": "pages", "site": "/content/a", "tag": "yes", "sure": "yes", "title": "T"])
    let (other, fewer) = try ask(["use": "fragments", "site": "/content/a", "tag": "no"])
    #expect(other.stop == nil)
    #expect(fewer == ["use": "fragments", "tag": "no", "title": ""])
  }

  @Test("An item that an answer of the same page shows has to be confirmed")
  func shownItem() throws {
    let (result, _) = try ask(["use": "fragments", "tag": "yes"])
    #expect(words(result).first == "main/ask sure needs-person")
    #expect(result.status == .needsPerson)
  }

  @Test("An answer that cannot be chosen is refused", arguments: ["mail", "post"])
  func refusesOption(_ use: String) throws {
    let (result, _) = try ask(["use": use, "tag": "no"])
    guard case .answersRefused("Ask", _)? = result.stop else {
      Issue.record("\(String(describing: result.stop))")
      return
    }
    #expect(try gaps(["use": use, "tag": "no"]).map(\.name) == ["use"])
  }

  @Test("What is missing is listed with what it can be, a field only where it may be shown")
  func missing() throws {
    let all = try gaps([:])
    #expect(all.map(\.name).sorted() == ["site", "tag", "use"])
    #expect(
      all.first { $0.name == "use" }?.meaning == "Use: What for. One of: pages, fragments")
    #expect(all.first { $0.name == "site" }?.need == .ifAsked)
    #expect(try gaps(["use": "fragments", "tag": "no"]) == [])
    #expect(try gaps(["use": "pages", "tag": "no"]).map(\.name) == ["site"])
  }

  private nonisolated static let others = main().replacing(
    #""next": "summary"},"#,
    with: #"""
      "others": [{"label": "No **AEM**", "to": "away", "set": {"aem.reach": "none"}}],
      "next": "summary"},
      {"id": "away", "kind": "page", "title": "Away", "step": "one", "text": ["Far."],
       "next": "summary"},
      """#)

  @Test("Another way is taken when the file has everything that it sets, before anything is asked")
  func otherWay() throws {
    let (result, walk) = try run(.apply, holds: "0", ["aem.reach": "none"], of: Self.others)
    #expect(words(result) == ["main/page fake.look skipped"])
    #expect(result.steps[0].detail == "No AEM")
    #expect(walk.ending == .finished && result.verdict.grade == .unverified)
    let instead = Self.others.replacing(#""No **AEM**","#, with: #""Typed", "instead": true,"#)
    let (replaced, _) = try run(.apply, holds: "0", ["aem.reach": "none"], of: instead)
    #expect(!words(replaced).contains { $0.hasPrefix("main/page") })
    let (other, _) = try run(.apply, holds: "1", of: Self.others)
    #expect(words(other).last == "main/page fake.look unchanged")
    let catalog = try ProcedureCatalog.fixture(Self.others)
    func gaps(_ answers: [String: String]) -> [String] {
      MissingAnswers(catalog: catalog, answers: answers, secrets: []).gaps(in: "main").map(\.name)
    }
    #expect(gaps(["reach": "yes"]).sorted() == ["password", "ready", "url"])
    #expect(gaps(["reach": "yes", "aem.reach": "none"]) == [])
  }
}
