import Testing
import Wizard

@testable import FullScreen

/// The home screen, with its list of sessions and its keys.
struct HomeTests {
  private let size = Size(columns: 80, rows: 24)

  private func press(_ keys: Key...) -> (HomeState, HomeState.Action) {
    Stage.useUnicode()
    var state = HomeState(Views.home, colors: true, glyphs: .unicode, theme: .standard)
    var action = HomeState.Action.none
    for key in keys { action = state.handle(key, Views.home, size) }
    return (state, action)
  }

  @Test func enterStartsAndResumes() {
    #expect(press(.enter).1 == .choose(.start("smart-tags")))
    #expect(press(.down, .down, .enter).1 == .choose(.resume("/s/1.json")))
  }

  @Test func unavailableOnesSayWhy() {
    let (state, action) = press(.down, .enter)
    #expect(action == .none)
    #expect(state.message?.contains("its screens are missing.") == true)
  }

  @Test func fourKeysLeave() {
    for key in [Key.scalar("q"), .control("x"), .control("c"), .function(10)] {
      #expect(press(key).1 == .choose(.leave))
    }
  }

  @Test func theTerminalIsDrawnAgainAndSuspended() {
    for key in [Key.control("l"), .function(3)] {
      #expect(press(key).1 == .redraw)
      #expect(press(.function(1), key).1 == .redraw)
    }
    #expect(press(.control("z")).1 == .suspend)
  }

  @Test func aMessageGoesWithTheNextKey() {
    #expect(press(.up).0.message == Wording.noFurther)
    #expect(press(.up, .down).0.message == nil)
    #expect(press(.up, .control("l")).0.message == nil)
  }

  @Test func endsHold() {
    #expect(press(.up).0.selection == 0)
    #expect(press(.end, .down).0.selection == 2)
  }

  @Test func helpOpensAndCloses() {
    #expect(press(.function(1)).0.help == 0)
    #expect(press(.scalar("?"), .scalar("q")).0.help == nil)
  }

  @Test(arguments: [(30, 8), (40, 12), (60, 20), (132, 43)])
  func selectionIsSeen(_ columns: Int, _ rows: Int) {
    Stage.useUnicode()
    let size = Size(columns: columns, rows: rows)
    var state = HomeState(Views.home, colors: true, glyphs: .unicode, theme: .standard)
    state.reveal(Views.home, size)
    for _ in Views.home.cards {
      let frame = HomeRenderer.render(Views.home, state, size)
      #expect(frame.rows.joined().contains { $0.role == .focus })
      _ = state.handle(.down, Views.home, size)
    }
  }

  @Test func nothingToOfferIsNoTrap() {
    Stage.useUnicode()
    let view = HomeView([], notice: nil)
    var state = HomeState(view, colors: false, glyphs: .ascii, theme: .mono)
    #expect(state.handle(.enter, view, size) == .none)
    #expect(state.handle(.scalar("q"), view, size) == .choose(.leave))
    #expect(HomeRenderer.render(view, state, size).rows.count == 24)
  }
}
