import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Rows of what was found")
struct RowTests {
  private static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "release": {"label": "Release"}, "count": {"label": "Count"},
       "survey.release": {"label": "S"}, "survey.release.why": {"label": "W"}},
     "start": "found",
     "screens": [
       {"id": "found", "kind": "page", "title": "Findings", "step": "one",
        "rows": [
          {"group": "Found", "label": "Release", "found": "AEM {release}", "part": "release",
           "marks": [
             {"when": {"value": "release", "is": ["6.4"]}, "is": "error"}, {"is": "good"}]},
          {"group": "Found", "label": "Count", "found": "{count}", "when": {"value": "count"}},
          {"group": "Ready", "label": "Browser", "found": "A **browser**."}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private func elements(_ values: [String: String]) throws -> [ScreenView.Element] {
    var machine = WizardMachine(
      catalog: try .fixture(Self.main), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "found"))
    for (name, text) in values { machine.state.values[name] = StoredValue(text, from: .engine) }
    return machine.view.elements
  }

  private func release(_ values: [String: String]) throws -> ScreenView.Element? {
    try elements(values).dropFirst().first
  }

  @Test("They stand in their groups, and only where their condition holds")
  func groups() throws {
    let read = ["survey.release": "read", "release": "6.5"]
    let good = ScreenView.Element.row(RowView(label: "Release", found: "AEM 6.5", mark: .good))
    let browser = ScreenView.Element.row(
      RowView(label: "Browser", found: "A **browser**.", mark: nil))
    #expect(try elements(read) == [.heading("Found"), good, .heading("Ready"), browser])
    let count = ScreenView.Element.row(RowView(label: "Count", found: "2", mark: nil))
    #expect(
      try elements(read.merging(["count": "2"]) { $1 })
        == [.heading("Found"), good, count, .heading("Ready"), browser])
  }

  @Test("The first mark whose condition holds counts")
  func marks() throws {
    #expect(
      try release(["survey.release": "read", "release": "6.4"])
        == .row(RowView(label: "Release", found: "AEM 6.4", mark: .error)))
  }

  @Test("A part that was not read says why, and one that AEM does not show is a note")
  func unread() throws {
    #expect(
      try release(["survey.release": "unread", "survey.release.why": "it timed out."])
        == .row(
          RowView(
            label: "Release", found: "Could not be read, because it timed out.", mark: .warning)))
    #expect(
      try release([:])
        == .row(RowView(label: "Release", found: "Could not be read.", mark: .warning)))
    #expect(
      try release(["survey.release": "closed"])
        == .row(RowView(label: "Release", found: "AEM does not show this.", mark: .note)))
  }

  @Test("A page with rows alone is read, and Continue passes it")
  func passes() throws {
    var machine = WizardMachine(
      catalog: try .fixture(Self.main), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "found"))
    machine.act(.next)
    #expect(machine.key.screen == "summary")
  }
}
