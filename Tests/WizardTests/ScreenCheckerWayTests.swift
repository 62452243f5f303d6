import Testing

@testable import Wizard

@Suite("What the checker knows on the ways through screens")
struct ScreenCheckerWayTests {
  @Test("A procedure that calls one which calls it back is found")
  func mutualCalls() throws {
    let sub = CheckerFixture.sub.replacing(
      #""kind": "page", "title": "Given", "step": "x", "fields": ["sub.given"]"#,
      with:
        #""kind": "call", "title": "C", "step": "x", "call": {"procedure": "main", "returns": []}"#)
    #expect(
      try CheckerFixture.faults(sub: sub).contains("main: it calls itself: main → sub"))
  }

  @Test("A task that waits for Continue may take what its own page asks for; on arrival it may not")
  func ownFields() throws {
    let main = CheckerFixture.main
      .replacing(#""fields": ["url", "password"]"#, with: #""fields": ["password"]"#)
      .replacing(
        #""title": "Look", "step": "one","#,
        with: #""title": "Look", "step": "one", "fields": ["url"],"#)
    #expect(try CheckerFixture.faults(main: main) == [])
    let early = main.replacing(
      #""operation": "fake.look","#, with: #""operation": "fake.look", "starts": "arrival","#)
    #expect(
      try CheckerFixture.faults(main: early)
        == ["main/look: it uses \"url\", which is not known on every path to it"])
  }
}
