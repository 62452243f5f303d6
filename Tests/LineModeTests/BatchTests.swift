import Engine
import LineMode
import TestSupport
import Testing
import Wizard

// On the main thread, because a face blocks its thread while operations run on the others.
@Suite("Several tasks in plain lines")
@MainActor
struct BatchTests {
  private static let screens = #"""
    {"format": "aem-setup-screens/1", "procedure": "main", "title": "Main", "summary": "S",
     "steps": [{"id": "one", "title": "One"}],
     "values": {
       "url": {"label": "Address", "help": "H"},
       "password": {"label": "Password", "help": "H", "kind": "secret"},
       "found": {"label": "Found"}},
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

  @Test("They are shown under their titles, confirmed once, and told one by one")
  func whole() throws {
    let author = FakeAuthor(holds: "0")
    let walk = author.walk(try .fixture(Self.screens), "main", start: "form")
    walk.start()
    let typing = Typing("a", "x", "", "yes", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.isAllRead && author.current.writes == 1)
    let printed = typing.printed.filter { !$0.hasPrefix("... ") }
    let start = try #require(printed.firstIndex(of: "Main, step 1 of 1: All of it"))
    #expect(
      Array(printed[start...]) == [
        "Main, step 1 of 1: All of it", "(done for you)",
        "aem-setup will make these changes. Nothing has been sent yet.",
        "Write", "Change value: from 0 to 1", "Warning: Mind the value.",
        "Check", "Note: This waits for \"Write\", whose changes are not applied yet.",
        "yes to make these changes, back, quit:",
        "Enter alone applies nothing. Type yes to make these changes, back, or quit.",
        "yes to make these changes, back, quit:",
        "", "Main, step 1 of 1: All of it", "(done for you)",
        "Write", "Done: Written.", "Warning: It was read back once.", "Changed and verified:",
        "Value: 1", "Check", "Done: It holds 1.", "Found:", "Held: 1",
        "Enter to continue, again to check again, back, quit:",
        "", "Main, step 1 of 1: Summary", "Done: It works. Every check passed.",
        "Changed and verified by aem-setup", "Write: Value: 1",
        "Warning: It was read back once.", "Checked by aem-setup", "Check: Held: 1",
        "Your answers", "Address: a",
        "Enter to finish, back, quit:",
      ])
  }
}
