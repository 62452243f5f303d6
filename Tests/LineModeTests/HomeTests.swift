import LineMode
import Testing
import Wizard

@Suite("The home list in plain lines")
struct HomeTests {
  private static let view = HomeView(
    [
      .init(
        FaceWords.guides, [.init(.guides, title: FaceWords.followGuide, detail: "A page.")]),
      .init(
        FaceWords.procedures,
        [
          .init(.start("target"), title: "Target", detail: "Ads.", unavailable: "Not here."),
          .init(.start("smart-tags"), title: "Smart Tags", detail: "Tags."),
        ]),
      .init(
        FaceWords.sessions,
        [.init(.resume("/s/1.json"), title: "Smart Tags", detail: "Step 4 of 6.")]),
    ],
    notice: "This is the rehearsal.")

  @Test("A document comes first, and what is not available has no number")
  func lists() {
    let typing = Typing([])
    #expect(typing.face.home(Self.view) == .leave, "at the end of input")
    #expect(
      typing.printed == [
        "aem-setup", "This is the rehearsal.", "", FaceWords.guides,
        "  1  \(FaceWords.followGuide): A page.", "", FaceWords.procedures,
        "  -  Target: Ads. Not available: Not here.", "  2  Smart Tags: Tags.", "",
        FaceWords.sessions, "  3  Smart Tags: Step 4 of 6.", "Type a number, or quit:",
      ])
  }

  @Test(
    "A number picks the card that has it",
    arguments: [
      ("1", .guides), ("2", .start("smart-tags")), (" 3 ", .resume("/s/1.json")),
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
