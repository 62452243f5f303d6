import Engine
import Testing

@testable import Wizard

@Suite("Following a document")
struct GuideTests {
  private func text(_ machine: WizardMachine) -> String? {
    if case .text(let text)? = machine.view.elements.first { text } else { nil }
  }

  private func steps(_ machine: WizardMachine) -> [String] {
    machine.view.steps.map { "\($0.title): \($0.status), \($0.target?.description ?? "-")" }
  }

  private func document(_ machine: WizardMachine) -> [ScreenView.Element] {
    let elements = machine.view.elements
    guard let start = elements.firstIndex(of: .heading(GuideWords.group)) else { return [] }
    return elements[(start + 1)...].prefix { if case .row = $0 { true } else { false } }
      .map { $0 }
  }

  @Test("It passes the goal by, and says which; without one the goal is asked")
  func start() throws {
    let machine = try GuideFixture.machine()
    #expect(machine.key == ScreenKey("main", "author"))
    #expect(machine.state.values["goal"] == StoredValue("connect", from: .procedure))
    #expect(machine.state.values["guide"] == StoredValue("doc", from: .person))
    let plain = try GuideFixture.machine(nil)
    #expect(plain.key == ScreenKey("main", "goal") && plain.state.values.isEmpty)
  }

  @Test("Only its name is saved, and everything else is there again after a resume")
  func saved() throws {
    var machine = try GuideFixture.surveyed("new")
    #expect(
      machine.state.texts == [
        "guide": "doc", "goal": "connect", "url": "https://author", "found": "new",
      ])
    machine.act(.next)
    let again = WizardMachine(
      catalog: machine.catalog, operations: Fixture.operations, state: machine.state)
    #expect(again.view == machine.view)
  }

  @Test("The line under the title names heading, steps and labels that differ")
  func line() throws {
    var machine = try GuideFixture.surveyed()
    #expect(machine.guideLine == nil)
    machine.act(.next)
    #expect(machine.key == ScreenKey("sub", "make"))
    #expect(
      text(machine) == "In your document: Make it, steps 1 to 5.")
    machine.act(.next)
    // A current row counts like the document's own, unless the step has ended.
    #expect(text(machine) == "In your document: Make it, steps 2, 7. **Continue**: now **Next**.")
    machine.act(.next)
    #expect(text(machine) == "In your document: Test it.")
    var plain = try GuideFixture.surveyed("old", nil)
    plain.act(.next)
    #expect(text(plain) == nil || text(plain)?.contains("document") == false)
  }

  @Test("The findings say of each heading what became of its steps in this release")
  func findings() throws {
    let old = try GuideFixture.surveyed()
    #expect(
      document(old) == [
        .row(
          RowView(
            label: "Make it",
            found: "Steps 1, 3 to 5: as written. Step 2: other label. Step 7: ended.", mark: .note)),
        .row(RowView(label: "Renew it", found: "Ended", mark: .note)),
        .row(RowView(label: "Test it", found: "As written", mark: .good)),
      ])
    let new = try GuideFixture.surveyed("new")
    #expect(
      document(new).first
        == .row(
          RowView(
            label: "Make it",
            found:
              "Steps 1, 4, 5: as written. Step 2: other label. Step 3: replaced. Step 7: ended.",
            mark: .note)))
  }

  @Test("They begin with a warning where the document is about another release")
  func otherRelease() throws {
    let machine = try GuideFixture.surveyed("cloud")
    #expect(
      document(machine).first
        == .row(
          RowView(
            label: "A Document", found: "The document is written for AEM 6.5, not for this author.",
            mark: .warning)))
  }

  @Test("Nothing is said about it before the author was read, nor without a document")
  func unread() throws {
    var machine = try GuideFixture.machine()
    machine.act(.edit(field: "url", text: "https://author"))
    machine.act(.secretGiven(field: "password", source: .person, finding: nil), .next)
    #expect(machine.key == ScreenKey("main", "found") && document(machine) == [])
    #expect(machine.details.map(\.id) == ["why"])
    #expect(document(try GuideFixture.surveyed("old", nil)) == [])
  }

  @Test("A pane lists every step with what became of it")
  func pane() throws {
    var machine = try GuideFixture.surveyed("new")
    #expect(machine.details.map(\.id) == ["why", GuideWords.paneID])
    machine.act(.openDetails(GuideWords.paneID))
    let pane = try #require(machine.view.pane)
    #expect(pane.title == "A Document")
    #expect(
      Array(pane.elements.prefix(6)) == [
        .heading("Make it"), .text("1. **Tools**: as written."),
        .text("2. **Continue**: now **Next**."), .text("3. **Edit**: replaced, **Create**."),
        .text("4-5. **OK**: as written."), .text("7. **Key**: ended."),
      ])
    machine.act(.back)
    #expect(machine.view.pane == nil && machine.key == ScreenKey("main", "found"))
  }

  @Test("The step list has its headings, as far as the screens that cover them")
  func headings() throws {
    var machine = try GuideFixture.machine()
    #expect(machine.view.stepNumber == 0)
    #expect(
      steps(machine) == ["Make it: notStarted, -", "Renew it: ended, -", "Test it: notStarted, -"])
    machine = try GuideFixture.surveyed()
    machine.act(.next)
    #expect(machine.view.stepNumber == 1 && machine.view.stepCount == 3)
    #expect(
      steps(machine) == [
        "Make it: current, sub/make", "Renew it: ended, -", "Test it: notStarted, -",
      ])
    machine.act(.next, .next)
    #expect(
      steps(machine) == [
        "Make it: done, sub/make", "Renew it: ended, -", "Test it: current, main/test",
      ])
    machine.act(.jump(ScreenKey("sub", "make")))
    #expect(machine.key == ScreenKey("sub", "make"))
    #expect(steps(machine).last == "Test it: notStarted, main/test")
  }

  @Test("A page of which only the title is known keeps the steps of the procedure")
  func successor() throws {
    var machine = try GuideFixture.surveyed("old", "newer")
    #expect(machine.view.steps.map(\.title) == ["One"])
    #expect(document(machine) == [.row(RowView(label: "Newer", found: "AEM 6.5", mark: nil))])
    #expect(machine.details.map(\.id) == ["why"])
    machine.act(.next)
    #expect(machine.guideLine == nil)
  }

  @Test("A document that is gone from a changed copy is as none")
  func gone() throws {
    let machine = try GuideFixture.surveyed("old", "other")
    #expect(document(machine) == [] && machine.view.steps.map(\.title) == ["One"])
  }
}
