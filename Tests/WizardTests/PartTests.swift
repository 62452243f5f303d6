import Engine
import FoundationEssentials
import TestSupport
import Testing

@testable import Wizard

/// The parts that an operation reads, each as a value of its own.
@Suite("Parts of a survey")
struct PartTests {
  private static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "M", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "aem.url": {"label": "U", "help": "H"}, "aem.user": {"label": "U", "help": "H"},
       "aem.password": {"label": "P", "help": "H", "kind": "secret"},
       "survey.ims": {"label": "I"}, "survey.ims.why": {"label": "W"},
       "survey.release": {"label": "R"}, "survey.release.why": {"label": "W"},
       "aem.version": {"label": "V"}},
     "start": "look",
     "screens": [
       {"id": "look", "kind": "page", "title": "L", "step": "one",
        "fields": ["aem.url", "aem.user", "aem.password"],
        "rows": [{"label": "IMS", "found": "x", "part": "ims"}],
        "task": {"operation": "aem.survey", "constants": {"parts": "ims, release"},
                 "outputs": {"aem.version": "aem.version"}, "success": "S.",
                 "passes": {"value": "survey.ims", "is": ["read"]}},
        "next": "last"},
       {"id": "last", "kind": "page", "title": "N", "step": "one",
        "text": [{"when": {"value": "survey.ims.why"}, "text": "{survey.ims.why}"}],
        "next": "end"},
       {"id": "end", "kind": "summary", "title": "Z", "step": "one"}]}
    """#

  private let look = ScreenKey("main", "look")

  private func machine() throws -> WizardMachine {
    var machine = WizardMachine(
      catalog: try .fixture(Self.main), operations: .standard,
      state: WizardState(procedure: "main", start: "look"))
    machine.act(.edit(field: "aem.url", text: "https://a"), .edit(field: "aem.user", text: "u"))
    machine.act(.secretGiven(field: "aem.password", source: .person, finding: nil), .next)
    return machine
  }

  private func settle(_ machine: inout WizardMachine, _ conclusion: Conclusion) {
    let signature = machine.signatures["aem.survey"]
    machine.act(
      .settled(
        run: machine.run,
        Settlement(.passed, texts: signature?.texts(of: conclusion) ?? [:])))
  }

  private func texts(_ machine: WizardMachine) -> [String: String] {
    machine.state.texts.filter { !["aem.url", "aem.user"].contains($0.key) }
  }

  @Test("Each that it is told to read becomes a value, with why it was not read")
  func values() throws {
    var machine = try machine()
    var found = Conclusion(.passed)
    found.parts = ["ims": .unread("AEM is silent."), "release": .read, "health": .read]
    found.texts = ["aem.version": "6.5"]
    settle(&machine, found)
    #expect(
      texts(machine) == [
        "survey.ims": "unread", "survey.ims.why": "AEM is silent.", "survey.release": "read",
        "aem.version": "6.5",
      ])
    #expect(machine.state.records[look]?.status == .failed)
    #expect(
      machine.view.elements.first
        == .row(
          RowView(
            label: "IMS", found: "Could not be read, because AEM is silent.", mark: .warning)))
  }

  @Test("What the next run cannot read is not known any more")
  func cleared() throws {
    var machine = try machine()
    var found = Conclusion(.passed)
    found.parts = ["ims": .closed("Not here."), "release": .read]
    found.texts = ["aem.version": "6.5"]
    settle(&machine, found)
    machine.act(.retry)
    found.parts = ["ims": .read, "release": .unread("No rights.")]
    found.texts = [:]
    settle(&machine, found)
    #expect(
      texts(machine) == [
        "survey.ims": "read", "survey.release": "unread", "survey.release.why": "No rights.",
      ])
  }

  private func faults(_ main: String) throws -> [String] {
    ScreenChecker(try .fixture(main), operations: .standard).faults().map(\.description)
      .filter { $0.hasPrefix("main/") }
  }

  @Test("The checker knows every part, and that its values are given without being written")
  func checked() throws {
    #expect(try faults(Self.main) == [])
    #expect(
      try faults(Self.main.replacing(#""ims, release""#, with: #""ims, relaese""#)) == [
        #"main/look: the operation aem.survey has no part "relaese""#
      ])
    let row = Self.main.replacing(#""part": "ims""#, with: #""part": "imz""#)
      .replacing(
        #""aem.version": {"#,
        with: #""survey.imz": {"label": "Z"}, "survey.imz.why": {"label": "Z"}, "aem.version": {"#)
    #expect(
      try faults(row) == [#"main/look: a row needs "survey.imz", which no operation reads"#])
    let written = Self.main.replacing(
      #""outputs": {"#, with: #""outputs": {"survey.ims": "survey.ims", "#)
    #expect(try faults(written) == [#"main/look: "survey.ims" gives "survey.ims" anyway"#])
    let never = Self.main.replacing(#""is": ["read"]}},"#, with: #""is": ["red"]}},"#)
    #expect(
      try faults(never).contains(
        #"main/look: passes requires a content that "survey.ims" never has, so it never passes"#))
  }
}
