import Engine
import LineMode
import TestSupport
import Testing
import Wizard

// On the main thread, because a face blocks its thread while operations run on the others.
@Suite("A walk in plain lines")
@MainActor
struct TranscriptTests {
  @Test("From the first screen to the last")
  func whole() throws {
    let author = FakeAuthor(holds: "0")
    let walk = try Scripts.walk(author)
    walk.start()
    let typing = Typing(
      "", "1", "1", "", "http://localhost:4502", "", "hunter2", "", "", "yes", "", "")
    #expect(typing.face.run(walk) == .finished)
    #expect(typing.isAllRead)
    #expect(author.current.holds == "1")
    #expect(Set(author.current.passwords) == ["hunter2"])
    // How much is said of an act depends on how fast it is.
    #expect(
      typing.printed.filter { !$0.hasPrefix("... ") } == [
        "Line mode. Type help for the words that work; quit saves and exits.",
        "", "Main, step 1 of 2: Welcome", "Press Start in here.",
        "Enter to continue, quit:",
        "", "Main, step 1 of 2: Which colour?", "1  Red. Like #f00.",
        "2  Green. Not available: Not yet.",
        "Type a number, or Enter to keep the marked one:",
        "", "Main, step 1 of 2: What must be there", "1  A licence. (not ticked) Ask.",
        "Type a number to tick or untick it, Enter to continue:",
        "", "1  A licence. (ticked) Ask.",
        "Type a number to tick or untick it, Enter to continue:",
        "", "Main, step 1 of 2: The author", "Address: empty", "Note: empty",
        "Password: hidden while you type",
        "As in the browser.", "Address:", "Anything.", "Note:",
        "Typing stays hidden.", "Password (hidden while you type):",
        "", "Main, step 2 of 2: Look", "(checked)", "Done: It holds 0.",
        "Found:", "Held: 0",
        "Enter to continue, again to check again, back, quit:",
        "", "Main, step 2 of 2: Over there", "(guided)",
        "In the browser", "1. Paste it.", "Copy this value:", "http://localhost:4502",
        "You see: A tick.", "Otherwise: Ask.", "Enter to continue, back, quit:",
        "", "Main, step 2 of 2: Change", "(done for you)",
        "aem-setup will make these changes. Nothing has been sent yet.",
        "Change value: from 0 to 1",
        "Warning: Mind the value.",
        "yes to make these changes, skip REASON, back, quit:",
        "", "Main, step 2 of 2: Change", "(done for you)",
        "Done: It is changed.", "Warning: It was read back once.", "Changed and verified:",
        "Value: 1",
        "Enter to continue, again to check again, back, quit:",
        "", "Main, step 2 of 2: Summary", "Done: It works. Every check passed.",
        "Changed and verified by aem-setup", "Change: Value: 1",
        "Warning: It was read back once.", "Checked by aem-setup", "Look: Held: 0",
        "Confirmed by you", "What must be there", "Over there",
        "Your answers", "Colour: Red", "Ready: yes", "Address: http://localhost:4502",
        "Enter to finish, back, quit:",
      ])
  }

  @Test("A summary begins with its verdict, and what to do next")
  func verdict() throws {
    let script = Scripts.procedure.replacing(
      #""kind": "summary", "title": "Summary", "step": "two"}"#,
      with: #"""
        "kind": "summary", "title": "Summary", "step": "two", "verdict": [
          {"is": "unverified", "text": "Not verified yet", "next": "Let **AEM** test it."}]}
        """#)
    let walk = FakeAuthor().walk(try .fixture(script), "main", start: "summary")
    walk.start()
    let typing = Typing("quit")
    #expect(typing.face.run(walk) == .left)
    let start = try #require(typing.printed.firstIndex { $0.hasSuffix("Summary") })
    #expect(
      typing.printed[start...].prefix(4) == [
        "Main, step 2 of 2: Summary", "Warning: Not verified yet",
        "aem-setup verified nothing in these steps.", "Let AEM test it.",
      ])
  }

  @Test(
    "The end of input saves and leaves, wherever it comes",
    arguments: [
      [], [""], ["", "1"], ["", "1", "1", ""], ["", "1", "1", "", "http://localhost:4502"],
      ["", "1", "1", "", "http://localhost:4502", "n"],
      ["", "1", "1", "", "http://localhost:4502", "n", "hunter2"],
      ["", "1", "1", "", "http://localhost:4502", "n", "hunter2", "", ""],
    ])
  func endOfInput(_ lines: [String]) throws {
    let walk = try Scripts.walk(FakeAuthor(holds: "0"))
    walk.start()
    let typing = Typing(lines)
    #expect(typing.face.run(walk) == .left)
    #expect(walk.ending == .left)
    #expect(walk.saveState == .saved(at: "14:02"))
  }

  @Test("A secret is never printed, neither typed, nor given again, nor after a failure")
  func secretsStayHidden() throws {
    let author = FakeAuthor()
    author.change { $0.problems = [.cancelled] }
    let walk = try Scripts.walk(author, from: "form")
    walk.start()
    let typing = Typing(
      "nonsense", "note", "hunter2", "http://localhost:4502", "steps", "help", "back", "",
      "", "hunter3", "again", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(!typing.transcript.contains("hunter"))
    #expect(typing.transcript.contains("Error in Address:"))
    #expect(
      typing.transcript.contains("Password (entered; Enter keeps it; hidden while you type):"))
    #expect(!"\(walk.state)".contains("hunter"))
  }

  @Test("Enter keeps a secret that is given, and a word still works in its place")
  func keepsSecret() throws {
    let author = FakeAuthor()
    let walk = try Scripts.walk(author, from: "form")
    walk.start()
    let typing = Typing("http://localhost:4502", "", "hunter2", "back", "", "", "", "again", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(author.current.passwords == ["hunter2", "hunter2"])
    let other = try Scripts.walk(author, from: "form")
    other.start()
    let helped = Typing("http://localhost:4502", "", "help", "", "", "quit")
    #expect(helped.face.run(other) == .left)
    #expect(helped.transcript.contains("yes: make the proposed changes."))
    #expect(other.state.secrets.isEmpty)
  }

  @Test("Enter never agrees to changes; only the word does")
  func yesIsNeeded() throws {
    let author = FakeAuthor(holds: "0")
    let walk = try Scripts.walk(author, from: "form")
    walk.start()
    let typing = Typing("http://localhost:4502", "", "hunter2", "", "", "", "y", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(author.current.writes == 0)
    #expect(
      typing.transcript.contains(
        "Enter alone applies nothing. Type yes to make these changes, back, or quit."))
    #expect(
      typing.transcript.contains("That word does not work here. Type help for the ones that do."))
  }

  @Test("Steps are listed with their state, a jump goes there, and to no step that is not there")
  func stepsAndJump() throws {
    let walk = try Scripts.walk(from: "welcome")
    walk.start()
    let typing = Typing(
      "", "1", "1", "", "steps", "jump 9", "jump 2", "jump 1", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.transcript.contains("Step 1: One, here"))
    #expect(typing.transcript.contains("Step 2: Two, not started"))
    let refusal = "There is no such step, or you have not reached it yet. Type steps."
    #expect(typing.printed.count { $0 == refusal } == 2)
    #expect(walk.key == ScreenKey("main", "welcome"))
  }

  @Test("A skip with a reason goes on, and the reason is kept")
  func skip() throws {
    let walk = try Scripts.walk(FakeAuthor(holds: "0"), from: "form")
    walk.start()
    let typing = Typing(
      "http://localhost:4502", "", "hunter2", "", "", "skip", "skip  not  today", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.transcript.contains("Enter a short reason. The report shows it."))
    #expect(walk.state.records[ScreenKey("main", "change")]?.reason == "not today")
    #expect(typing.transcript.contains("Change: skipped: not today"))
  }

  @Test("A refusal is said each time, and a new one replaces it")
  func refusals() throws {
    let walk = try Scripts.walk(from: "ticks")
    walk.start()
    let typing = Typing("", "", "skip x", "quit")
    #expect(typing.face.run(walk) == .left)
    let ticks = "Note: Tick every line first. If one is not true, exit and fix it."
    #expect(typing.printed.count { $0 == ticks } == 2)
    #expect(
      typing.printed.contains("Note: You cannot skip this step: later steps need it."))
    #expect(typing.printed.count { $0.contains("What must be there") } == 1)
  }

  @Test("A number out of range is answered with the range, one that cannot be chosen with why")
  func numbers() throws {
    let walk = try Scripts.walk(from: "colour")
    walk.start()
    let typing = Typing("0", "3", "2", "", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.printed.count { $0 == "Type a number from 1 to 2." } == 2)
    #expect(typing.printed.contains("Note: Not yet."))
    #expect(typing.printed.contains("Note: Choose an answer first."))
    #expect(walk.key == ScreenKey("main", "colour"))
  }

  @Test("Clear empties a field, Enter keeps it")
  func clear() throws {
    let walk = try Scripts.walk(from: "form")
    walk.start()
    let typing = Typing(
      "http://localhost:4502", "first", "back", "", "clear", "hunter2", "back", "", "", "", "quit")
    _ = typing.face.run(walk)
    #expect(walk.state.values["url"]?.text == "http://localhost:4502")
    #expect(walk.state.values["note"]?.text == "")
  }

  @Test("A field is judged and kept as soon as it is left")
  func leavesFields() throws {
    let walk = try Scripts.walk(from: "form")
    walk.start()
    let typing = Typing("http://localhost:4502", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(walk.state.values["url"]?.text == "http://localhost:4502")
  }

  @Test("Enter tries again where that comes first")
  func enterRetries() throws {
    let author = FakeAuthor(holds: "0")
    author.change { $0.problems = [.missingInput("url")] }
    let walk = try Scripts.walk(author, from: "form")
    walk.start()
    let typing = Typing("http://localhost:4502", "", "hunter2", "", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.printed.contains("Done: It holds 0."))
  }

  @Test("A failure is told with its advice, and again tries again")
  func failure() throws {
    let author = FakeAuthor(holds: "0")
    author.change { $0.problems = [.missingInput("url")] }
    let walk = try Scripts.walk(author, from: "form")
    walk.start()
    let typing = Typing("http://localhost:4502", "", "hunter2", "again", "quit")
    #expect(typing.face.run(walk) == .left)
    #expect(typing.printed.contains { $0.hasPrefix("Error: ") })
    #expect(typing.printed.contains { $0.hasPrefix("again to check again") })
    #expect(typing.printed.contains("Done: It holds 0."))
  }
}
