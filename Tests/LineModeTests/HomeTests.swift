import LineMode
import Testing
import Wizard

@Suite("The home list in plain lines")
struct HomeTests {
  private static let view = HomeView(
    procedures: [
      .init(id: "target", title: "Target", detail: "Ads.", unavailable: "Not here."),
      .init(id: "smart-tags", title: "Smart Tags", detail: "Tags."),
      .init(id: "brand-portal", title: "Brand Portal", detail: "Share."),
    ],
    sessions: [.init(id: "/s/1.json", title: "Smart Tags", detail: "Step 4 of 6.")],
    notice: "This is the rehearsal.")

  @Test("Sessions come first, and what is not available has no number")
  func lists() {
    let typing = Typing([])
    #expect(typing.face.home(Self.view) == .leave, "at the end of input")
    #expect(
      typing.printed == [
        "aem-setup", "This is the rehearsal.", "", FaceWords.sessions,
        "  1  Smart Tags: Step 4 of 6.", "", FaceWords.procedures,
        "  -  Target: Ads. Not available: Not here.", "  2  Smart Tags: Tags.",
        "  3  Brand Portal: Share.", "Type a number, or quit:",
      ])
  }

  @Test(
    "A number picks the card that has it",
    arguments: [
      ("1", .resume("/s/1.json")), ("2", .start("smart-tags")), (" 3 ", .start("brand-portal")),
      ("quit", .leave), ("Q", .leave), ("leave", .leave),
    ] as [(String, HomeChoice)])
  func picks(_ line: String, _ choice: HomeChoice) {
    let typing = Typing(line)
    #expect(typing.face.home(Self.view) == choice)
  }

  @Test("Anything else is asked again")
  func others() {
    let typing = Typing("0", "4", "-1", "", "smart-tags", "2")
    #expect(typing.face.home(Self.view) == .start("smart-tags"))
    #expect(typing.printed.count { $0 == "Type a number from 1 to 3." } == 5)
  }
}
