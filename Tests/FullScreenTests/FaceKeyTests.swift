import Testing
import Wizard

@testable import FullScreen

/// The effects of keys, as a person would press them.
struct FaceKeyTests {
  @Test func focusBeginsAtWhatNeedsAttention() {
    #expect(Stage(Views.form).state.focus == .field("secret"))
    #expect(Stage(Views.choice).state.focus == .option("65"))
    #expect(Stage(Views.checklist).state.focus == .item(1))
    #expect(Stage(Views.walkthrough).state.focus == .action(.next))
    #expect(Stage(Views.proposal).state.focus == .nothing)
  }

  @Test func nothingRunningIsStoppedByAnEnterTooMany() {
    var stage = Stage(Views.busy)
    #expect(stage.press(.enter, .enter) == [])
    #expect(stage.press(.escape) == [.send(.cancel)])
    #expect(stage.press(.tab, .enter) == [.send(.cancel)])
  }

  @Test func tabGoesRoundAndArrowsDoNot() {
    var stage = Stage(Views.choice)
    stage.press(.backTab)
    #expect(stage.state.focus == .action(.back))
    stage.press(.tab)
    #expect(stage.state.focus == .option("65"))
    stage.press(.up)
    #expect(stage.state.focus == .option("65"))
    #expect(stage.state.message == Wording.noFurther)
    stage.press(.down, .down, .down, .right)
    #expect(stage.state.focus == .action(.back))
    stage.press(.up)
    #expect(stage.state.focus == .option("cloud"))
  }

  @Test func typingEditsAndLeavingJudges() {
    var stage = Stage(Views.form)
    stage.press(.down)
    #expect(
      stage.type("Org")
        == ["O", "Or", "Org"].map {
          .send(.edit(field: "org", text: "1234567890ABCDEF@Adobe" + $0))
        })
    #expect(stage.press(.tab) == [.send(.leaveField("org"))])
  }

  @Test func enterGoesFromFieldToFieldAndThenOn() {
    var stage = Stage(Views.form)
    stage.press(.tab)
    #expect(stage.press(.enter) == [.send(.leaveField("org"))])
    #expect(stage.state.focus == .field("server"))
    #expect(stage.press(.enter) == [.send(.leaveField("server")), .advance, .send(.next)])
  }

  @Test func goingOnWithAMistakeShowsTheMistake() {
    var stage = Stage(Views.form)
    stage.press(.tab, .tab, .enter)
    #expect(stage.state.focus == .field("org"))
    #expect(stage.state.message == Wording.seeField("Organization ID"))
  }

  @Test func enterChoosesAndGoesOn() {
    var stage = Stage(Views.choice)
    #expect(stage.press(.down, .enter) == [.send(.choose("lts")), .advance, .send(.next)])
  }

  @Test func spaceOnlyChooses() {
    var stage = Stage(Views.choice)
    #expect(stage.press(.down, .scalar(" ")) == [.send(.choose("lts"))])
    #expect(stage.state.focus == .option("lts"))
  }

  @Test func unavailableAnswersSayWhy() {
    var stage = Stage(Views.choice)
    #expect(stage.press(.down, .down, .enter) == [])
    #expect(stage.state.message?.contains("it brings Smart Tags with it.") == true)
  }

  @Test func unavailableButtonsSayWhyAsSoonAsTheyHaveTheFocus() {
    var stage = Stage(Views.checklist)
    stage.press(.tab, .tab)
    #expect(stage.state.focus == .action(.next))
    #expect(stage.state.message?.contains("two things are not ticked.") == true)
    #expect(stage.press(.enter) == [])
  }

  @Test func itemsAreTicked() {
    var stage = Stage(Views.checklist)
    #expect(stage.press(.scalar(" ")) == [.send(.tick(item: 1, true))])
    #expect(stage.press(.scalar(" ")) == [.send(.tick(item: 1, false))])
    #expect(stage.press(.enter) == [.send(.tick(item: 1, true))])
    #expect(stage.state.focus == .item(2))
  }

  @Test func backWorksFromAFieldInError() {
    var stage = Stage(Views.form)
    #expect(stage.press(.tab, .control("p")) == [.send(.leaveField("org")), .send(.back)])
    #expect(stage.press(.escape) == [.send(.leaveField("org")), .send(.back)])
    var first = Stage(Views.outcome)
    #expect(first.press(.control("p")) == [])
    #expect(first.state.message == Wording.nothingBefore)
  }

  @Test func leavingKeysWorkEverywhere() {
    for key in [Key.control("x"), .control("c"), .control("q"), .function(10)] {
      for (_, view) in Views.all {
        var stage = Stage(view)
        #expect(stage.press(key).last == .send(.leave))
        var help = Stage(view)
        #expect(help.press(.function(1), key).last == .send(.leave))
      }
    }
  }

  @Test func aMessageGoesWithTheNextKey() {
    var stage = Stage(Views.choice)
    stage.press(.up)
    #expect(stage.state.message == Wording.noFurther)
    for key in [Key.down, .control("l"), .function(1)] {
      stage.press(.control("a"))
      #expect(stage.state.message == Wording.unknownKey)
      stage.press(key)
      #expect(stage.state.message == nil)
    }
  }

  @Test func passingOverNeedsAReason() {
    var stage = Stage(Views.proposal)
    stage.press(.tab, .right, .enter)
    #expect(stage.text.contains(Wording.skipQuestion))
    #expect(stage.press(.enter, .scalar(" "), .enter) == [])
    #expect(stage.state.message == Wording.skipNeedsReason)
    stage.type("later ")
    #expect(stage.press(.enter) == [.send(.skip(reason: "later"))])
  }

  @Test func escClosesTheQuestionFirst() {
    var stage = Stage(Views.proposal)
    #expect(stage.press(.tab, .right, .enter, .escape) == [])
    #expect(stage.state.overlay == .none)
    #expect(stage.press(.escape) == [.send(.back)])
  }

  @Test func stepListJumpsWhereItCan() {
    var stage = Stage(Views.form)
    #expect(stage.press(.control("g"), .down, .enter) == [])
    #expect(stage.state.message == Wording.stepNotReached)
    #expect(
      stage.press(.up, .up, .up, .enter) == [.send(.jump(ScreenKey("tags", "certificate")))])
  }

  @Test func questionMarkIsTextInAFieldAndHelpElsewhere() {
    var stage = Stage(Views.form)
    stage.press(.tab)
    #expect(stage.type("?").count == 1)
    var other = Stage(Views.choice)
    other.press(.scalar("?"))
    #expect(other.state.overlay == .help(0))
    other.press(.scalar("?"))
    #expect(other.state.overlay == .none)
  }

  @Test func retryWhereItIsOffered() {
    var stage = Stage(Views.outcome)
    #expect(stage.press(.control("r")) == [.send(.retry)])
    var other = Stage(Views.form)
    #expect(other.press(.function(5)) == [])
    #expect(other.state.message == Wording.nothingToRetry)
  }

  @Test func themesGoRound() {
    var stage = Stage(Views.form)
    let seen = (0..<3).map { _ in
      stage.press(.control("t"))
      return stage.state.theme
    }
    #expect(seen == [.highContrast, .mono, .standard])
  }

  @Test func placeIsKeptOnTheSameScreenAndNotOnAnother() {
    var stage = Stage(Views.choice)
    stage.press(.down)
    var changed = Views.choice
    changed.elements.append(.finding(.note, "News."))
    stage.show(changed)
    #expect(stage.state.focus == .option("lts"))
    stage.show(Views.form)
    #expect(stage.state.focus == .field("secret"))
  }

  @Test func newDefaultTakesTheFocusUnlessThePersonMovedIt() {
    var stage = Stage(Views.busy)
    stage.show(Views.proposal)
    #expect(stage.state.focus == .nothing)
    stage.show(Views.outcome)
    #expect(stage.state.focus == .action(.next))
    stage.press(.right)
    var again = Views.outcome
    again.elements.removeLast()
    stage.show(again)
    #expect(stage.state.focus == .action(.retry))
  }
}
