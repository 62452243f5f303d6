import Glibc
import Wizard

@testable import FullScreen

/// A face without a terminal: keys go in, pictures and actions come out.
struct Stage {
  private(set) var state: FaceState
  private(set) var size: Size
  /// The current time; keys that are pressed one by one come a second apart.
  var now = Duration.zero
  let walk: FakeWalk

  var view: ScreenView { walk.view }

  /// Shows a view in a window of this size.
  init(
    _ view: ScreenView, _ columns: Int = 80, _ rows: Int = 24, glyphs: Glyphs = .unicode,
    save: SaveState = .saved(at: "14:02")
  ) {
    Self.useUnicode()
    size = Size(columns: columns, rows: rows)
    state = FaceState(colors: true, glyphs: glyphs)
    state.save = save
    walk = FakeWalk(view)
    state.adopt(view, size: size, at: now)
  }

  /// Sets a UTF-8 locale, from which the C library takes the widths of characters.
  static func useUnicode() {
    _ = isUnicode
  }

  private static let isUnicode = setlocale(LC_CTYPE, "C.UTF-8") != nil

  /// Presses keys as the loop does, but leaves secrets' bytes aside.
  @discardableResult
  mutating func press(_ keys: Key...) -> [FaceAction] {
    var all: [FaceAction] = []
    for key in keys {
      now += .seconds(1)
      all += perform(state.handle(key, walk.view, size, at: now))
    }
    return all
  }

  /// Presses a key this long after the last one.
  @discardableResult
  mutating func press(_ key: Key, after delay: Duration) -> [FaceAction] {
    now += delay
    return perform(state.handle(key, walk.view, size, at: now))
  }

  /// Gives the window another size.
  mutating func resize(_ columns: Int, _ rows: Int) {
    size = Size(columns: columns, rows: rows)
    state.adopt(walk.view, size: size, at: now)
  }

  /// Types a text, one key for each scalar.
  @discardableResult
  mutating func type(_ text: String) -> [FaceAction] {
    var all: [FaceAction] = []
    for scalar in text.unicodeScalars { all += press(.scalar(scalar)) }
    return all
  }

  /// Shows another view, as a result does when it arrives.
  mutating func show(_ view: ScreenView) {
    walk.view = view
    state.adopt(view, size: size, at: now)
  }

  private mutating func perform(_ actions: [FaceAction]) -> [FaceAction] {
    var all: [FaceAction] = []
    for action in actions {
      all.append(action)
      switch action {
      case .send(let event): walk.send(event)
      case .advance:
        state.adopt(walk.view, size: size, at: now)
        all += perform(state.advance(walk.view))
      case .edit, .give, .copy, .play, .redraw, .suspend: break
      }
    }
    state.adopt(walk.view, size: size, at: now)
    return all
  }

  /// The picture of the current view.
  var frame: Frame { ScreenRenderer.render(walk.view, state, size) }
  /// The text of the current picture.
  var text: String { frame.text }
}
