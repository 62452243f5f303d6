import Engine
import Testing
import Wizard

@testable import FullScreen

/// A failure, or a complaint about a field, is on the screen as soon as it arrives.
@Suite("What goes wrong is in sight")
struct InSightTests {
  /// A page whose outcome is below its many fields.
  private func page(_ outcome: [ScreenView.Element], _ first: ActionView) -> ScreenView {
    Views.screen(
      "Enter the credential's values",
      [.text("Enter the file that Developer Console offers, or each value.")]
        + (1...6).map { Views.field("f\($0)", "Value \($0)", "x", help: "Copy it from the page.") }
        + outcome, [first, ActionView(.back, "Back")])
  }

  private let failure: [ScreenView.Element] = [
    .finding(.error, "key.pem is a private key, and no credential."),
    .finding(.note, "Download the JSON file of the credential."),
  ]

  private func failed(_ columns: Int, _ rows: Int) -> Stage {
    var stage = Stage(
      page([.busy(Progress("Reading key.pem"))], ActionView(.cancel, "Stop")), columns, rows)
    stage.show(page(failure, ActionView(.retry, "Try again")))
    return stage
  }

  @Test("In an ordinary window")
  func ordinary() {
    #expect(
      failed(80, 24).text == """
         Smart Tags › Developer Console                       Step 4 of 6   saved 14:02

          Enter the credential's values

          Value 2  [x                                                                ]
                    Copy it from the page.

          Value 3  [x                                                                ]
                    Copy it from the page.

          Value 4  [x                                                                ]
                    Copy it from the page.

          Value 5  [x                                                                ]
                    Copy it from the page.

          Value 6  [x                                                                ]
                    Copy it from the page.

          ✗ Error: key.pem is a private key, and no credential.
          ▲ 5 lines above: PgUp   ▼ 1 line below: PgDn
          [ Try again ]  [ Back ]

         Enter next field   PgDn more   ^P back   ^R again   ^G steps   F1 keys
        """)
  }

  @Test("In the lowest window")
  func low() {
    #expect(
      failed(40, 9).text == """
         Developer Console    4/6   saved 14:02
          Enter the credential's values
          [x                                   ]
           Copy it from the page.
          ✗ Error: key.pem is a private key, and
            no credential.
          ▲ 18   ▼ 2
          [ Try again ]  [ Back ]
         Enter next field   PgDn more   F1 keys
        """)
  }

  @Test("It stays in sight until a key moves on, whatever else is drawn")
  func stays() {
    var stage = failed(40, 9)
    let scroll = stage.state.scroll
    stage.show(stage.view)
    #expect(stage.state.scroll == scroll)
    stage.resize(40, 10)
    #expect(stage.text.contains("is a private key"))
    stage.press(.pageUp)
    #expect(stage.state.scroll < scroll)
    stage.show(stage.view)
    #expect(stage.state.scroll < scroll, "It is not fetched back.")
  }

  @Test("The same failure after another try is brought back")
  func again() {
    var stage = failed(80, 24)
    stage.press(.pageUp)
    #expect(!stage.text.contains("is a private key"))
    stage.show(page([.busy(Progress("Reading key.pem"))], ActionView(.cancel, "Stop")))
    stage.show(page(failure, ActionView(.retry, "Try again")))
    #expect(stage.text.contains("is a private key"))
  }

  @Test("So is what a field lacks, with its box", arguments: [(80, 24), (40, 9), (30, 8)])
  func field(columns: Int, rows: Int) {
    let next = ActionView(.next, "Continue")
    var stage = Stage(page([], next), columns, rows)
    var elements = page([], next).elements
    elements[5] = Views.field(
      "f5", "Value 5", "x", help: "Copy it from the page.",
      Finding(.error, "It has 32 hexadecimal digits, and this one has a single letter."))
    stage.walk.answer = { walk, event in
      if event == .next { walk.view.elements = elements }
    }
    stage.press(.up, .enter)
    while stage.state.focus != .action(.next) { stage.press(.tab) }
    stage.press(.enter)
    #expect(stage.state.focus == .field("f5"))
    #expect(stage.text.contains("It has 32"))
    #expect(stage.text.contains("[x "))
  }

  @Test("Why the screen does not continue is in sight, too; an outcome is read from its top")
  func refusal() {
    var stage = Stage(page([], ActionView(.next, "Continue")), 80, 16)
    stage.walk.answer = { walk, event in
      if event == .next { walk.view.elements.append(.finding(.note, "Tick every line first.")) }
    }
    while stage.state.focus != .action(.next) { stage.press(.tab) }
    stage.press(.enter)
    #expect(stage.text.contains("Tick every line first."))
    var other = Stage(page([.busy(Progress("Reading"))], ActionView(.cancel, "Stop")), 80, 16)
    let scroll = other.state.scroll
    other.show(page([.finding(.note, "Found 3.")], ActionView(.next, "Continue")))
    #expect(other.state.scroll == scroll)
  }
}
