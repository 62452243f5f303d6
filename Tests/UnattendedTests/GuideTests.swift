import TestSupport
import Testing
import Unattended
import Wizard

@Suite("An answers file that follows a document")
struct GuideTests {
  private func gaps(_ answers: [String: String]) throws -> [String] {
    let catalog = try ProcedureCatalog.fixture(
      #"""
      {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
       "steps": [{"id": "one", "title": "One"}],
       "values": {
         "guide": {"label": "Document", "kind": "option"}, "note": {"label": "Note"},
         "goal": {"label": "Goal", "kind": "option"}, "url": {"label": "Address"}},
       "start": [
         {"when": {"value": "guide", "is": ["doc"]}, "set": {"goal": "connect"}, "to": "form"},
         {"to": "goal"}],
       "screens": [
         {"id": "goal", "kind": "choice", "title": "Goal?", "step": "one",
          "choice": {"value": "goal", "options": [
            {"value": "connect", "label": "Connect"}, {"value": "test", "label": "Test"}]},
          "next": "form"},
         {"id": "form", "kind": "page", "title": "Form", "step": "one",
          "fields": ["url", {"value": "note", "when": {"value": "goal", "is": ["test"]}}],
          "next": "summary"},
         {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
      """#)
    return MissingAnswers(catalog: catalog, answers: answers, secrets: []).gaps(in: "main")
      .map(\.name)
  }

  @Test("It lacks no answer to the goal that the document passes by")
  func passed() throws {
    #expect(try gaps(["guide": "doc"]) == ["url"])
    #expect(try gaps(["guide": "other"]) == ["goal", "url", "note"])
    #expect(try gaps([:]) == ["goal", "url", "note"])
  }
}
