import Engine
import TestSupport
import Testing

@testable import Wizard

@Suite("Fields of pages")
struct PageFieldTests {
  private static let main = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "use": {"label": "Use", "help": "H", "kind": "option", "options": [
         {"value": "pages", "label": "Pages"},
         {"value": "fragments", "label": "Only fragments", "hint": "No pages."},
         {"value": "apps", "label": "Apps", "when": {"value": "tag", "is": ["yes"]}},
         {"value": "mail", "label": "Mail", "unavailable": "Not yet."}]},
       "site": {"label": "Site", "help": "H"},
       "tag": {"label": "Tag", "help": "H", "kind": "tick"},
       "title": {"label": "Title", "help": "H", "preset": "My title"},
       "note": {"label": "Note", "help": "H", "optional": true},
       "sure": {"label": "Sure", "kind": "tick"}},
     "start": "ask",
     "screens": [
       {"id": "ask", "kind": "page", "title": "Ask", "step": "one",
        "walkthrough": {"place": "There", "acts": [
          {"act": "Enter it.", "fields": [
            {"label": "Title", "value": "{title}"},
            {"label": "Site", "value": "{site}", "when": {"value": "use", "is": ["pages"]}}]},
          {"act": "Tag it.", "when": {"value": "tag", "is": ["yes"]}}]},
        "fields": ["use", {"value": "site", "when": {"value": "use", "is": ["pages"]}}, "tag"],
        "folded": ["title", {"value": "note", "when": {"value": "use", "not": ["fragments"]}}],
        "items": [{"text": "Sure.", "value": "sure", "when": {"value": "tag", "is": ["yes"]}}],
        "next": "summary"},
       {"id": "summary", "kind": "summary", "title": "Summary", "step": "one"}]}
    """#

  private func machine(_ main: String = main) throws -> WizardMachine {
    WizardMachine(
      catalog: try .fixture(main), operations: Fixture.operations,
      state: WizardState(procedure: "main", start: "ask"))
  }

  private func fields(_ machine: WizardMachine) -> [FieldView] {
    machine.view.elements.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  private func names(_ machine: WizardMachine) -> [String] { fields(machine).map(\.name) }

  private func acts(_ machine: WizardMachine) -> [ActView] {
    machine.view.elements.compactMap { if case .act(let act) = $0 { act } else { nil } }
  }

  @Test("An option offers its answers, and takes one of them at once")
  func option() throws {
    var machine = try machine()
    guard case .option(let options)? = fields(machine).first?.reads else {
      Issue.record("no option")
      return
    }
    #expect(options.map(\.value) == ["pages", "fragments", "mail"])
    #expect(options.map(\.isChosen) == [false, false, false])
    machine.act(.next)
    #expect(machine.findings["use"]?.text == Phrases.chooseOne)
    #expect(machine.act(.edit(field: "use", text: "fragments")) == [.save])
    #expect(machine.state.values["use"] == StoredValue("fragments", from: .person))
    #expect(machine.findings["use"] == nil)
    machine.act(.edit(field: "use", text: "mail"))
    #expect(machine.refusal == "Not yet." && machine.fieldText("use") == "fragments")
    machine.act(.edit(field: "use", text: "apps"), .next)
    #expect(machine.key.screen == "ask", "it is not offered without the tag")
    machine.act(.edit(field: "tag", text: "yes"), .edit(field: "use", text: "apps"))
    #expect(machine.state.values["use"]?.text == "apps")
  }

  @Test("A tick is no until it is yes")
  func tick() throws {
    var machine = try machine()
    #expect(fields(machine).last?.reads == .tick(false))
    machine.act(.edit(field: "tag", text: "perhaps"))
    #expect(machine.state.values["tag"] == nil)
    machine.act(.edit(field: "tag", text: "yes"))
    #expect(fields(machine).last?.reads == .tick(true))
    machine.act(.edit(field: "tag", text: "no"), .edit(field: "use", text: "fragments"), .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.state.values["tag"]?.text == "no")
  }

  @Test("An answer shows and hides fields, items and acts")
  func conditions() throws {
    var machine = try machine()
    #expect(names(machine) == ["use", "tag"])
    #expect(acts(machine).map(\.number) == [1])
    machine.act(.edit(field: "use", text: "pages"), .edit(field: "tag", text: "yes"))
    #expect(names(machine) == ["use", "site", "tag"])
    #expect(acts(machine).map(\.text) == ["Enter it.", "Tag it."])
    #expect(machine.items(of: try #require(machine.screen(machine.key)?.page)) == [0])
    machine.act(.next)
    #expect(machine.findings["site"]?.text == Phrases.valueMissing)
    machine.act(.edit(field: "site", text: "/content/a"), .next)
    #expect(machine.refusal == Phrases.tickAll)
    machine.act(.tick(item: 0, true), .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.state.values["sure"]?.text == "yes")
  }

  @Test("What was given to a field that is hidden when the page is passed is dropped")
  func dropped() throws {
    var machine = try machine()
    machine.act(.edit(field: "use", text: "pages"), .edit(field: "site", text: "/content/a"))
    machine.act(.leaveField("site"), .edit(field: "use", text: "fragments"))
    #expect(machine.state.values["site"]?.text == "/content/a", "it may be wanted again")
    machine.act(.next)
    #expect(machine.key.screen == "summary")
    #expect(machine.state.values["site"] == nil && machine.state.values["note"] == nil)
    machine.state.values["site"] = StoredValue("/found", from: .engine)
    machine.act(.back, .next)
    #expect(machine.state.values["site"]?.text == "/found", "what was found stays")
  }

  @Test("What is offered beforehand counts like an answer")
  func preset() throws {
    let main = Self.main.replacing(
      #""kind": "option", "options""#, with: #""kind": "option", "preset": "pages", "options""#)
    #expect(names(try machine(main)) == ["use", "site", "tag"])
  }

  @Test("Folded fields take their presets, and are shown on demand or when one is wrong")
  func folded() throws {
    var machine = try machine()
    func more(_ machine: WizardMachine) -> MoreView? {
      machine.view.elements.compactMap { if case .more(let more) = $0 { more } else { nil } }.first
    }
    #expect(more(machine) == MoreView(labels: ["Title", "Note"], isOpen: false))
    #expect(machine.act(.fold) == [])
    #expect(more(machine)?.isOpen == true)
    #expect(names(machine) == ["use", "tag", "title", "note"])
    machine.act(.fold, .edit(field: "use", text: "fragments"))
    #expect(more(machine)?.labels == ["Title"])
    machine.act(.edit(field: "title", text: ""), .next)
    #expect(machine.key.screen == "ask" && names(machine).last == "title")
    machine.act(.edit(field: "title", text: "Mine"), .next)
    #expect(machine.key.screen == "summary")
    #expect(machine.state.values["title"]?.text == "Mine")
    machine.act(.fold)
    #expect(machine.refusal == Phrases.nothingFolded)
  }

  @Test("An act shows the other page's fields with their values")
  func actFields() throws {
    var machine = try machine()
    machine.state.values["title"] = StoredValue("T", from: .person)
    #expect(acts(machine)[0].fields == [Evidence("Title", "T")])
    machine.act(.edit(field: "use", text: "pages"))
    #expect(acts(machine)[0].fields.map(\.what) == ["Title", "Site"])
  }

  @Test("An act whose values have changed since is to be done again")
  func stale() throws {
    var machine = try machine()
    machine.act(.edit(field: "use", text: "fragments"), .next)
    #expect(machine.state.records[ScreenKey("main", "ask")]?.isStale == false)
    machine.act(.back)
    machine.act(.fold, .edit(field: "title", text: "Other"), .leaveField("title"))
    #expect(machine.state.records[ScreenKey("main", "ask")]?.isStale == true)
  }
}
