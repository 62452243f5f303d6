import Testing
import Values
import Wizard

@testable import FullScreen

/// Keys and results that reach the walk and the terminal.
@Suite(.timeLimit(.minutes(10))) struct FaceDriverTests {
  private let size = Size(columns: 80, rows: 24)

  /// A driver whose clock goes on by a second each time it is asked.
  private func driver(_ walk: FakeWalk) -> FaceDriver {
    Stage.useUnicode()
    var now = Duration.zero
    return FaceDriver(walk, FaceState(colors: true, glyphs: .unicode), size: size) {
      now += .seconds(1)
      return now
    }
  }

  private func press(_ driver: inout FaceDriver, _ keys: Key...) -> [FaceDriver.Wish] {
    keys.flatMap { driver.handle($0, size: size) }
  }

  @Test func theTerminalIsDrawnAgainAndSuspendedEverywhere() {
    for (name, view) in Views.all {
      for (key, wish) in [
        (Key.control("l"), FaceDriver.Wish.repaint), (.function(3), .repaint),
        (.control("z"), .suspend),
      ] {
        let walk = FakeWalk(view)
        var driver = driver(walk)
        #expect(press(&driver, key) == [wish], "\(name)")
        #expect(press(&driver, .function(1), key) == [wish], "\(name), under the list of keys")
        #expect(walk.events.isEmpty, "\(name)")
      }
    }
  }

  @Test func aValueToCopyReachesTheTerminal() {
    let walk = FakeWalk(Views.page)
    var driver = driver(walk)
    driver.state.focus(on: .copy(act: 1, field: 0))
    #expect(press(&driver, .enter) == [.copy("Smart Tags")])
    #expect(walk.events.isEmpty)
  }

  @Test func changesThatHaveJustComeAreAnnouncedOnce() {
    let walk = FakeWalk(Views.busy)
    var driver = driver(walk)
    func take(_ view: ScreenView) -> Bool {
      walk.results = { $0.view = view }
      walk.announce()
      return driver.takeResults(size: size)
    }
    #expect(!take(Views.busy))
    #expect(take(Views.proposal))
    #expect(!take(Views.proposal), "they were there before")
    #expect(!take(Views.outcome))
    #expect(take(Views.proposal))
  }

  @Test func theBytesOfASecretReachTheWalkAsTheyWereEdited() {
    let walk = FakeWalk(Views.form)
    var driver = driver(walk)
    for scalar in "hünter2x".unicodeScalars { _ = press(&driver, .scalar(scalar)) }
    _ = press(&driver, .backspace, .tab)
    #expect(walk.secrets["secret"] == Array("hünter2".utf8))
    _ = press(&driver, .backTab, .control("u"), .scalar("n"), .tab)
    #expect(walk.secrets["secret"] == Array("n".utf8))
  }

  @Test func anActIsPlayedWhereTheViewOffersOne() {
    var view = Views.walkthrough
    let hint = "^A \(FaceWords.playAct)"
    #expect(!Stage(view, 100).text.contains(hint))
    view.act = "install-hotfix"
    #expect(Stage(view, 100).text.contains(hint))
    for key in [Key.control("a"), .function(6)] {
      let walk = FakeWalk(view)
      walk.outcomes = ["It is done."]
      var driver = driver(walk)
      #expect(press(&driver, key) == [])
      #expect(driver.state.message == "It is done.")
      #expect(walk.outcomes == [] && walk.events == [])
      walk.view = Views.walkthrough
      driver.adopt(size: size)
      walk.outcomes = ["Not this."]
      _ = press(&driver, key)
      #expect(driver.state.message == Wording.unknownKey)
      #expect(walk.outcomes == ["Not this."])
    }
  }

  @Test func aSecretThatWasTypedOnAnotherScreenIsForgotten() {
    let walk = FakeWalk(Views.form)
    var driver = driver(walk)
    _ = press(&driver, .scalar("a"))
    walk.view = Views.choice
    driver.adopt(size: size)
    walk.view = Views.form
    driver.adopt(size: size)
    _ = press(&driver, .scalar("b"), .tab)
    #expect(walk.secrets["secret"] == Array("b".utf8))
  }
}
