import Engine
import Synchronization
import Values
import Wizard

@testable import FullScreen

/// The rules for the pictures of every view.
///
/// Everything that can have the focus can be scrolled into sight, and no text is cut off.
enum FrameRules {
  private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 132, rows: 43)]
  /// The time at which keys count, also after changes have just appeared.
  private static let later = Duration.seconds(1)
  private static let checked = Mutex<Set<String>>([])

  /// Checks a view, once for equal views.
  ///
  /// - Throws: ``RouteFault`` with the first rule that is broken.
  static func check(_ view: ScreenView) throws {
    // Ports differ from walk to walk; they do not make another picture.
    let content = view.signature.filter { !$0.isNumber }
    guard checked.withLock({ $0.insert(content).inserted }) else { return }
    for size in sizes {
      do {
        try checkFocus(view, size)
        try checkText(view, size)
      } catch let fault as RouteFault {
        throw RouteFault("at \(size.columns)x\(size.rows), \(fault)")
      }
    }
  }

  private static func state(_ view: ScreenView, _ size: Size) -> FaceState {
    var state = FaceState(colors: true, glyphs: .unicode)
    state.adopt(view, size: size, at: .zero)
    return state
  }

  private static func checkFocus(_ view: ScreenView, _ size: Size) throws {
    var state = state(view, size)
    for _ in view.focuses {
      _ = state.handle(.tab, view, size, at: later)
      state.adopt(view, size: size, at: later)
      let layout = ScreenLayout(view, state, size)
      if let span = layout.body.spans[state.focus] {
        let window = state.scroll..<(state.scroll + layout.regions.bodyRows.count)
        guard window.contains(span.lowerBound), span.upperBound <= window.upperBound else {
          throw RouteFault("\(state.focus) does not come into sight as a whole")
        }
      }
      let frame = ScreenRenderer.render(view, state, size)
      guard frame.rows.joined().contains(where: { $0.role == .focus }) || frame.cursor.isVisible
      else { throw RouteFault("\(state.focus) does not come into sight:\n\(frame.text)") }
    }
  }

  private static func checkText(_ view: ScreenView, _ size: Size) throws {
    var state = state(view, size)
    let layout = ScreenLayout(view, state, size)
    var seen = ""
    // A field shows the end of a long text while it has the focus, and else the beginning.
    var bodies = [layout.body.lines.map(\.runs)]
    // It begins where something is missing, which may be below the first lines.
    while state.scroll > 0 { _ = state.handle(.pageUp, view, size, at: later) }
    repeat {
      seen += ScreenRenderer.render(view, state, size).text + "\n"
      _ = state.handle(.pageDown, view, size, at: later)
      bodies.append(ScreenLayout(view, state, size).body.lines.map(\.runs))
    } while state.message != Wording.endOfText
    let body = bodies[0]
    let buttons = layout.buttons.joined().map { [Run($0.text)] }
    func isSeen(_ line: [Run]) -> Bool { seen.contains(line.map(\.text).joined().trimmed) }
    for line in layout.title + buttons where !isSeen(line) {
      throw RouteFault("this line is cut off: \(line.map(\.text).joined().trimmed)")
    }
    for (index, line) in body.enumerated()
    where !bodies.contains(where: { $0.indices.contains(index) && isSeen($0[index]) }) {
      throw RouteFault("this line is cut off: \(line.map(\.text).joined().trimmed)")
    }
    let whole = body.map { $0.map(\.text).joined() }.joined().withoutBlanks
    for text in view.elements.flatMap(\.texts) {
      guard whole.contains(StyledText(text).plain.withoutBlanks) else {
        throw RouteFault("this text is not whole: \(text)")
      }
    }
  }
}

extension ScreenView.Element {
  /// The texts of the element, each one as it appears without a break.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text), .heading(let text), .finding(_, let text): [text]
    case .act(let act):
      [act.text, act.see, act.otherwise, act.copy].compactMap { $0 }
        + act.fields.flatMap { [$0.what, $0.found] }
    case .field(let field): [field.label, field.finding?.text ?? field.help]
    case .details(let details): details.map(\.label)
    case .row(let row): [row.label, row.found]
    case .more(let more): more.labels
    case .option(let option): [option.label, option.hint, option.unavailable ?? ""]
    case .item(let item): [item.text, item.help]
    case .change(let change): [change.what, change.before ?? "", change.after ?? ""]
    case .evidence(let evidence): [evidence.what]
    case .busy: []
    }
  }
}

extension String {
  fileprivate var withoutBlanks: String { filter { !$0.isWhitespace } }

  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
