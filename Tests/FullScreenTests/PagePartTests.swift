import Testing
import Wizard

@testable import FullScreen

@Suite("The parts of a page on the full screen")
struct PagePartTests {
  @Test("They are drawn one below the other")
  func picture() {
    #expect(
      Stage(Views.page).text == """
         Smart Tags › Developer Console                       Step 4 of 6   saved 14:02

          Answer a few questions  (guided)

          AEM, on the author
           1  Enter the values.
              Title      Smart Tags
              Client ID  a1b2c3d4e5f6a7b8

          What do you target?
            Both can be added later.
          (•) Pages
          ( ) Experience Fragments

          [ ] Tag images on upload

        ▸ Page  [                                                                    ]
                 Its path.

          [+] More: Title, Name
          ▼ 2 lines below: PgDn
          [ Continue ]  [ Back ]

         Enter next field   PgDn more   ^P back   ^G steps   F1 keys   ^X save and exit
        """)
  }

  @Test("A row with a long label is alone, and the others keep their column")
  func longRow() {
    let view = Views.screen(
      "Findings",
      [
        .row(RowView(label: "Release", found: "AEM 6.5", mark: nil)),
        .row(
          RowView(
            label: "Reconfigure when the certificate expires", found: "All ended", mark: .note)),
      ], [ActionView(.next, "Continue")])
    let text = Stage(view).text
    #expect(text.contains("  Release  AEM 6.5\n"), "\(text)")
    #expect(
      text.contains(#/Reconfigure when the certificate expires\n +All ended\n/#), "\(text)")
  }

  @Test("Rows have the sign of their mark in front, and what was found in one column")
  func rows() {
    let lines = Stage(Views.rows).text.split(separator: "\n").map(String.init)
    #expect(
      lines[2...7] == [
        "  Found", "  \u{2713} Release        AEM 6.5, Service Pack 20", "    Configuration  none",
        "  Have ready", "  ! Bundles        Could not be read, because the user may not see the",
        "                   console.",
      ])
  }

  @Test("A value of the other page is copied with one key, and Enter in a field passes it by")
  func copies() {
    var stage = Stage(Views.page)
    while stage.state.focus != .copy(act: 1, field: 1) { stage.press(.up) }
    #expect(stage.press(.enter) == [.copy("a1b2c3d4e5f6a7b8")])
    #expect(stage.text.contains("“Client ID” was sent to the clipboard."))
    stage.press(.up)
    #expect(stage.press(.scalar("c")) == [.copy("Smart Tags")])
    #expect(stage.press(.scalar("x")) == [])
    stage.press(.down, .down)
    #expect(stage.state.focus == .field("use"))
  }

  @Test("The clipboard's sequence holds the text in Base64 alone")
  func clipboard() {
    #expect(
      String(decoding: Clipboard.sequence("a\u{1B}]0;x\u{07}ü"), as: UTF8.self)
        == "\u{1B}]52;c;YRtdMDt4B8O8\u{07}")
  }

  @Test("F2 lists the details, Enter opens one, and Esc closes it")
  func details() {
    var stage = Stage(Views.rows)
    #expect(stage.text.contains("F2 details"))
    stage.press(.function(2))
    #expect(stage.state.overlay == .details(0))
    #expect(stage.text.contains("! The test gets no answer  fits here"))
    stage.press(.down, .down)
    #expect(stage.press(.enter) == [.send(.openDetails("why"))])
    var open = Views.rows
    open.pane = PaneView(
      title: "Why this order",
      elements: (1...30).map { .text("Line \($0).") })
    stage.show(open)
    #expect(stage.state.overlay == .pane(0))
    #expect(stage.text.contains("Line 1.") && !stage.text.contains("Line 30."))
    stage.press(.end)
    #expect(stage.text.contains("Line 30."))
    #expect(stage.press(.escape) == [.send(.closeDetails)])
    stage.show(Views.rows)
    #expect(stage.state.overlay == .none)
    stage.show(open)
    #expect(stage.press(.function(2)) == [.send(.closeDetails)])
    #expect(stage.state.overlay == .pane(0) || stage.state.overlay == .details(0))
  }

  @Test("Where there are none, F2 lists the steps")
  func noDetails() {
    var stage = Stage(Views.form)
    stage.press(.function(2))
    #expect(stage.state.overlay == .steps(3))
  }

  @Test("Another way is a button after Continue")
  func other() {
    var stage = Stage(Views.rows)
    #expect(stage.text.contains("[ Continue ]  [ AEM is not reachable ]  [ Back ]"))
    stage.press(.right)
    #expect(stage.press(.enter) == [.send(.other(0))])
  }

  @Test("Space, Left and Right choose another answer, and Up and Down go on")
  func options() {
    var stage = Stage(Views.page)
    stage.press(.home)
    while stage.state.focus != .field("use") { stage.press(.up) }
    let other = FaceAction.send(.edit(field: "use", text: "fragments"))
    #expect(stage.press(.scalar(" ")) == [other])
    #expect(stage.press(.right) == [other])
    #expect(stage.press(.left) == [other])
    #expect(stage.press(.scalar("x")) == [])
    stage.press(.down)
    #expect(stage.state.focus == .field("tag"))
    #expect(stage.press(.scalar(" ")) == [.send(.edit(field: "tag", text: "yes"))])
  }

  @Test("Enter goes from field to field past the folded ones, which open with Enter there")
  func more() {
    var stage = Stage(Views.page)
    #expect(stage.state.focus == .field("site"), "what is missing comes first")
    stage.press(.enter)
    #expect(stage.state.focus == .item(0))
    stage.press(.up)
    #expect(stage.state.focus == .more)
    #expect(stage.press(.enter) == [.send(.fold)])
  }
}
