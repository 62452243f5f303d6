import Wizard

/// The home screen's own state beyond its view; pure, like ``FaceState``.
struct HomeState: Equatable {
  /// The card that Enter opens, counted through all groups.
  private(set) var selection = 0
  /// How many lines are above the window.
  private(set) var scroll = 0
  /// How far the list of keys is scrolled, when it is open.
  private(set) var help: Int?
  /// The text of the message line; removed with the next key.
  var message: String?
  /// The look, which Ctrl-T changes.
  private(set) var theme: Theme
  /// Whether the terminal has colors.
  let colors: Bool
  /// The signs to draw with.
  let glyphs: Glyphs

  /// One thing to do after a key, for the owner of the terminal.
  enum Action: Equatable {
    /// Nothing beyond drawing the screen again.
    case none
    /// The screen is over.
    case choose(HomeChoice)
    /// Send the whole screen again.
    case redraw
    /// Stop the process as Ctrl-Z does.
    case suspend
  }

  /// The state with the first card selected that can be chosen.
  init(_ view: HomeView, colors: Bool, glyphs: Glyphs, theme: Theme) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
    selection = view.cards.firstIndex { $0.unavailable == nil } ?? 0
  }

  /// Takes a key and says what has to be done.
  mutating func handle(_ key: Key, _ view: HomeView, _ size: Size) -> Action {
    message = nil
    switch key {
    case .control("x"), .control("c"), .control("q"), .function(10): return .choose(.leave)
    case .control("l"), .function(3): return .redraw
    case .control("z"): return .suspend
    case .control("t"), .function(4):
      theme = theme.next(colors: colors)
      message = Wording.theme(theme)
      return .none
    default: break
    }
    if let line = help {
      handleHelp(key, line, size)
      return .none
    }
    switch key {
    case .up, .backTab, .left: select(selection - 1, view)
    case .down, .tab, .right: select(selection + 1, view)
    case .home, .pageUp: select(0, view)
    case .end, .pageDown: select(view.cards.count - 1, view)
    case .scalar("q"): return .choose(.leave)
    case .scalar("?"), .control("k"), .function(1): help = 0
    case .enter, .scalar(" "): return choose(view)
    case .escape: message = Wording.leaveHome
    default: message = Wording.unknownKey
    }
    reveal(view, size)
    return .none
  }

  /// Scrolls as little as needed to show the selection.
  mutating func reveal(_ view: HomeView, _ size: Size) {
    let layout = HomeLayout(view, self, size)
    if layout.spans.indices.contains(selection) {
      let span = layout.spans[selection]
      let height = layout.rows.count
      if selection == 0, span.upperBound <= height {
        scroll = 0
      } else if span.lowerBound < scroll {
        scroll = span.lowerBound
      } else if span.upperBound > scroll + height {
        scroll = min(span.lowerBound, span.upperBound - height)
      }
    }
    scroll = max(0, min(scroll, layout.lines.count - layout.rows.count))
  }

  private mutating func select(_ index: Int, _ view: HomeView) {
    guard view.cards.indices.contains(index) else {
      message = Wording.noFurther
      return
    }
    selection = index
  }

  private mutating func choose(_ view: HomeView) -> Action {
    guard view.cards.indices.contains(selection) else { return .none }
    let card = view.cards[selection]
    if let reason = card.unavailable {
      message = Wording.cannot(card.title, reason)
      return .none
    }
    return .choose(card.choice)
  }

  private mutating func handleHelp(_ key: Key, _ line: Int, _ size: Size) {
    let height = max(1, size.rows - 4)
    let last = max(0, HelpText.lines(width: PanelLayout.width(size), glyphs).count - height)
    switch key {
    case .up: help = max(0, line - 1)
    case .down: help = min(last, line + 1)
    case .pageUp: help = max(0, line - height)
    case .pageDown, .scalar(" "): help = min(last, line + height)
    case .escape, .enter, .scalar("?"), .scalar("q"), .control("k"), .function(1): help = nil
    default: message = Wording.unknownKey
    }
  }
}
