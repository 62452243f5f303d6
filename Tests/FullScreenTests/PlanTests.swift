import Engine
import Testing
import Values
import Wizard

@testable import FullScreen

/// Changes that need an act of their own to be applied.
@Suite("Agreeing to a plan")
struct PlanTests {
  /// A plan that is longer than a window of 24 lines.
  private static var long: ScreenView {
    var view = Views.proposal
    view.elements += (1...20).map {
      .change(Change("Property \($0)", before: nil, after: "a value"))
    }
    return view
  }

  private static func paste(_ text: String) -> Key {
    let builder = SecretBuilder()
    builder.append(text: text)
    return .paste(Paste(builder))
  }

  @Test("Nothing has the focus, and Enter and Space say how to apply")
  func enterIsNoAgreement() {
    for key in [Key.enter, .scalar(" ")] {
      var stage = Stage(Views.proposal)
      #expect(stage.text.contains(Wording.howToConfirm))
      for _ in 0..<300 {
        #expect(stage.press(key) == [])
        #expect(stage.state.focus == .nothing)
      }
      #expect(stage.text.contains(Wording.enterAlone))
    }
  }

  @Test("Moving to the button and pressing it confirms")
  func buttonConfirms() {
    for way in [Key.tab, .down, .right] {
      var stage = Stage(Views.proposal)
      #expect(stage.press(way) == [])
      #expect(stage.state.focus == .action(.confirm))
      #expect(stage.press(.enter) == [.send(.confirm)])
    }
  }

  @Test("The line of keys says how")
  func keyLine() {
    var stage = Stage(Views.proposal)
    #expect(stage.text.contains("Tab to Make these changes"))
    stage.press(.tab)
    #expect(stage.text.contains("Enter Make these changes"))
  }

  @Test("For half a second after the plan appears, keys count for nothing")
  func quiet() {
    var stage = Stage(Views.busy)
    stage.show(Views.proposal)
    for key in [Key.tab, .enter, .scalar(" "), .escape, .control("p"), .control("r")] {
      #expect(stage.press(key, after: .milliseconds(80)) == [])
      #expect(stage.state.focus == .nothing)
    }
    #expect(stage.text.contains(Wording.howToConfirm), "nothing takes the advice away")
    stage.press(.tab, after: .milliseconds(20))
    #expect(stage.state.focus == .action(.confirm))
  }

  @Test("Save and leave works at once")
  func leaving() {
    var stage = Stage(Views.busy)
    stage.show(Views.proposal)
    #expect(stage.press(.control("x"), after: .zero) == [.send(.leave)])
  }

  @Test("Keys that come as fast as a paste confirm nothing")
  func pasted() {
    var stage = Stage(Views.proposal)
    stage.press(.tab)
    #expect(stage.press(.enter, after: .zero) == [])
    #expect(stage.press(.enter, after: .milliseconds(10)) == [])
    #expect(stage.press(Self.paste("yes\n")) == [])
    #expect(stage.press(.enter) == [.send(.confirm)])
  }

  @Test("A plan that does not fit is read to its end first")
  func scrolled() {
    var stage = Stage(Self.long)
    stage.press(.tab)
    #expect(stage.state.focus == .action(.confirm))
    #expect(stage.text.contains("have not been shown yet"))
    #expect(stage.press(.enter, .enter) == [])
    #expect(stage.text.contains("have not been shown yet"))
    while stage.state.message != Wording.endOfText { stage.press(.pageDown) }
    #expect(stage.press(.enter) == [.send(.confirm)])
  }

  @Test("A window that is made smaller hides nothing that was seen")
  func resized() {
    var stage = Stage(Views.proposal)
    stage.resize(40, 9)
    stage.press(.tab)
    #expect(stage.press(.enter) == [.send(.confirm)])
  }

  @Test("In a narrow window it is read and confirmed all the same", arguments: [(40, 9), (30, 8)])
  func narrow(columns: Int, rows: Int) {
    var stage = Stage(Views.proposal, columns, rows)
    stage.press(.tab)
    #expect(stage.press(.enter) == [])
    for _ in 0..<60 where stage.state.message != Wording.endOfText { stage.press(.pageDown) }
    #expect(stage.press(.enter) == [.send(.confirm)])
  }

  @Test("In a window that shows nothing, nothing is confirmed; enlarged, it begins anew")
  func tooSmall() {
    var stage = Stage(Views.proposal, 20, 5)
    #expect(stage.press(.tab, .enter, .enter) == [])
    stage.resize(80, 24)
    #expect(stage.state.focus == .nothing)
    #expect(stage.press(.tab, after: .milliseconds(100)) == [])
    #expect(stage.state.focus == .nothing)
    stage.press(.tab)
    #expect(stage.press(.enter) == [.send(.confirm)])
  }

  @Test("Other changes need an agreement of their own")
  func outdated() {
    var stage = Stage(Views.proposal)
    stage.press(.tab)
    var other = Views.proposal
    other.elements.append(.change(Change("Another page", before: "x", after: nil)))
    stage.show(other)
    #expect(stage.state.focus == .nothing)
    #expect(stage.press(.enter) == [])
    stage.press(.tab)
    stage.show(Views.busy)
    stage.show(other)
    #expect(stage.state.focus == .nothing, "the same changes after another look, too")
    #expect(stage.press(.enter, after: .milliseconds(600)) == [])
  }

  @Test("Under the list of keys the plan is not seen")
  func covered() {
    var stage = Stage(Views.busy)
    stage.press(.function(1))
    stage.show(Views.proposal)
    stage.press(.escape)
    #expect(stage.state.overlay == .none)
    #expect(stage.press(.tab, after: .milliseconds(100)) == [])
    #expect(stage.state.focus == .nothing)
  }

  @Test("Enter in a field does not lead to the button")
  func field() {
    var view = Views.proposal
    view.elements.insert(Views.field("note", "Note"), at: 0)
    var stage = Stage(view)
    stage.press(.backTab)
    #expect(stage.state.focus == .field("note"))
    #expect(stage.press(.enter, .enter, .enter).contains(.send(.confirm)) == false)
  }

  @Test("With a field above the plan, Tab leads to the button all the same")
  func buttonFirst() {
    var view = Views.proposal
    view.elements.insert(Views.field("note", "Note"), at: 0)
    var stage = Stage(view)
    stage.press(.tab)
    #expect(stage.state.focus == .action(.confirm))
  }
}
