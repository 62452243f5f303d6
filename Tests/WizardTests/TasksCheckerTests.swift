import Testing

@testable import Wizard

/// Faults on screens with several tasks.
@Suite("Faults in several tasks") struct TasksCheckerTests {
  private static let inputs = #""inputs": {"url": "url", "password": "password"}"#
  /// The fixture with the two tasks of its end on one screen.
  private static let main = CheckerFixture.main
    .replacing(
      #""task": {"operation": "fake.look", "inputs": {"url": "url", "password": "password"},"#,
      with: #""tasks": [{"id": "look", "title": "Look", "task": {"operation": "fake.look","#
        + " \(inputs),"
    )
    .replacing(
      #""things": "things"}, "success": "Found {found}."},"#,
      with: #""things": "things"}, "success": "Found {found}."}},"#
        + #" {"id": "more", "title": "About {found}", "when": {"value": "ready", "is": ["yes"]},"#
        + #" "task": {"operation": "fake.change", \#(inputs), "success": "{found} it is."}}],"#)

  @Test("There are none to begin with; what one finds the next may use, and so may later screens")
  func none() throws {
    #expect(Self.main.contains("\"tasks\""))
    #expect(try CheckerFixture.faults(main: Self.main) == [])
  }

  @Test(
    "One mistake is found",
    arguments: [
      (#"{"id": "more""#, #"{"id": "look""#, "main/look: two of its tasks have the same id"),
      (
        #""operation": "fake.look""#, #""operation": "fake.lok""#,
        "main/look#look: it runs \"fake.lok\", which is not an operation"
      ),
      (
        #""title": "Look", "task""#, #""title": "Look", "when": {"value": "ready"}, "task""#,
        "main/which: it uses \"things\", which is not known on every path to it"
      ),
      (
        #""title": "About {found}""#, #""title": "\#(String(repeating: "x", count: 60))""#,
        "main/look#more: the title is longer than 50 characters:"
      ),
      (
        #""value": "ready", "is": ["yes"]"#, #""value": "redy", "is": ["yes"]"#,
        "main/look: it tests \"redy\", which is not a value"
      ),
      (
        #""success": "{found} it is.""#, #""success": "{found} it is.", "starts": "next""#,
        "main/look: one of several tasks cannot have \"starts\""
      ),
      (
        #""success": "{found} it is.""#, #""success": "{thing} it is.""#,
        "main/look: it uses \"thing\", which is not known on every path to it"
      ),
    ])
  func mistake(_ old: String, _ new: String, _ fault: String) throws {
    let broken = Self.main.replacing(old, with: new)
    #expect(broken != Self.main)
    let faults = try CheckerFixture.faults(main: broken)
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
  }

  @Test("A page has one task or several, and only a page has them")
  func either() throws {
    for (old, new) in [
      (#""tasks": ["#, #""task": {"operation": "fake.look", "success": "S"}, "tasks": ["#),
      (
        #"{"id": "colour", "kind": "choice","#,
        #"{"id": "colour", "kind": "choice", "tasks": [],"#
      ),
    ] {
      #expect(throws: ScreenFileFailure.self) {
        try CheckerFixture.faults(main: Self.main.replacing(old, with: new))
      }
    }
  }

  @Test("It is a task in the drawing, with all operations")
  func drawn() throws {
    let catalog = try CheckerFixture.catalog(main: Self.main)
    let procedure = try #require(catalog.procedure("main"))
    let node = ProcedureGraph(procedure, in: catalog).groups.flatMap(\.nodes)
      .first { $0.id == "look" }
    #expect(node?.kind == .task && node?.detail == "fake.look, fake.change")
  }
}
