import Wizard

/// The full screen's own state beyond the view: focus, cursor, scrolling, overlays.
///
/// A pure value: keys and views go in, what has to be done comes out. The bytes of secrets are not
/// here, only how many there are.
struct FaceState: Equatable {
  /// The thing that the next key acts on.
  private(set) var focus = Focus.nothing
  /// How many characters are before the cursor in the focused field.
  var cursor = Int.max
  /// How many lines of the body are above the window.
  var scroll = 0
  /// The panel that lies over the screen.
  var overlay = Overlay.none
  /// The text of the message line; removed with the next key.
  var message: String?
  /// Whether the session is on disk.
  var save = SaveState.untouched
  /// The look, which Ctrl-T changes.
  var theme: Theme
  /// The phase of the sign of work, as an index into ``Glyphs/spinner``.
  var spinner = 0
  /// Secrets that are being typed on this screen, by field.
  var secrets: [String: SecretDraft] = [:]
  /// Whether the terminal has colors.
  let colors: Bool
  /// The signs to draw with.
  let glyphs: Glyphs

  private var screen: Screen?
  /// Whether the person has moved the focus on this screen.
  private var isFocusChosen = false
  /// Whether the person has just asked to continue.
  var hasPressedOn = false
  /// How far the person has seen the changes that wait for confirmation; nil when there are none.
  private(set) var sight: PlanSight?
  /// The failures that the screen told before.
  private var alerts: [Alert] = []
  /// The failure that has just arrived, to be in sight until the next key; nil when there is none.
  private var alert: Alert?
  /// The time of the last key or view, on a clock that only goes forward.
  private(set) var now = Duration.zero

  /// The panels that can lie over the screen.
  enum Overlay: Equatable {
    /// No panel: the screen itself takes the keys.
    case none
    /// The list of steps, with the one that Enter jumps to.
    case steps(Int)
    /// The list of keys, scrolled by so many lines.
    case help(Int)
    /// The list of details, with the one that Enter opens.
    case details(Int)
    /// The pane of details that is open, scrolled by so many lines.
    case pane(Int)
    /// The question why the person skips the screen.
    case skipReason(TextEdit)
  }

  /// The properties that make a screen another screen.
  private struct Screen: Equatable {
    var breadcrumb: [String]
    var title: String
    var stepNumber: Int
  }

  /// The state before any view.
  init(colors: Bool, glyphs: Glyphs, theme: Theme? = nil) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme ?? (colors ? .standard : .mono)
  }

  /// Takes over a view at a time on a clock that only goes forward: another screen starts from its
  /// top, the same one keeps its place.
  ///
  /// - Returns: whether it is another screen; secrets that were typed are then to be wiped.
  @discardableResult
  mutating func adopt(_ view: ScreenView, size: Size, at now: Duration) -> Bool {
    self.now = now
    let new = Screen(
      breadcrumb: view.breadcrumb, title: view.title, stepNumber: view.stepNumber)
    let isAnother = new != screen
    if isAnother {
      screen = new
      isFocusChosen = false
      scroll = 0
      secrets = [:]
      overlay = .none
      settle(on: view.firstFocus)
    } else if hasPressedOn, let wrong = view.fields.first(where: { $0.finding?.severity == .error })
    {
      settle(on: .field(wrong.name))
      message = message ?? Wording.seeField(wrong.label)
    } else if mustFocusAgain(view) {
      isFocusChosen = false
      settle(on: view.firstFocus)
    }
    adoptAlerts(of: view, isAnother: isAnother)
    adoptPlan(of: view)
    if case .steps(let index) = overlay {
      overlay = .steps(max(0, min(index, view.steps.count - 1)))
    }
    if case .details(let index) = overlay {
      overlay = view.details.isEmpty ? .none : .details(min(index, view.details.count - 1))
    }
    if case .pane = overlay {
      if view.pane == nil { overlay = .none }
    } else if view.pane != nil {
      overlay = .pane(0)
    }
    if case .skipReason = overlay, view.action(.skip) == nil { overlay = .none }
    hasPressedOn = false
    reveal(view, size)
    return isAnother
  }

  /// Notes which failures are told, and which of them has just arrived.
  private mutating func adoptAlerts(of view: ScreenView, isAnother: Bool) {
    let told = view.alerts(isRefusing: hasPressedOn)
    defer { alerts = told }
    if isAnother {
      alert = nil
    } else if let new = told.first(where: { !alerts.contains($0) }) {
      alert = new
    } else if let alert, !view.alerts(isRefusing: true).contains(alert) {
      self.alert = nil
    }
  }

  /// Starts to watch other changes than before, which need a confirmation of their own.
  private mutating func adoptPlan(of view: ScreenView) {
    let new = PlanSight(view)
    guard new?.plan != sight?.plan else { return }
    sight = new
    guard new != nil else { return }
    // Changes are read from their beginning.
    alert = nil
    isFocusChosen = false
    scroll = 0
    settle(on: view.firstFocus)
    message = Wording.howToConfirm
  }

  /// Notes how many of the changes that wait for confirmation the window shows.
  private mutating func lookAtPlan(_ layout: ScreenLayout, _ size: Size) {
    guard let before = sight, !Regions.isTooSmall(size), overlay == .none else { return }
    sight?.shows(
      upTo: scroll + layout.regions.bodyRows.count, of: layout.body.lines.count, at: now)
    if before.since == nil, focus == .action(.confirm) { settle(on: .nothing) }
  }

  /// Takes the time of a key.
  ///
  /// - Returns: false when the key came too early to be meant for what is on the screen.
  mutating func takesKey(at now: Duration) -> Bool {
    self.now = now
    alert = nil
    return sight?.isQuiet(at: now) != true
  }

  /// Moves the focus because the person wants it.
  mutating func focus(on target: Focus) {
    isFocusChosen = true
    if target == .action(.confirm), target != focus { sight?.reached = now }
    settle(on: target)
  }

  private mutating func settle(on target: Focus) {
    if target != focus { cursor = .max }
    focus = target
  }

  /// Whether the focused button is gone, or was only the default of what the screen was before.
  private func mustFocusAgain(_ view: ScreenView) -> Bool {
    guard view.focuses.contains(focus) else { return true }
    if case .action = focus { return !isFocusChosen && focus != view.firstFocus }
    return false
  }

  /// Scrolls as little as needed to show what has the focus.
  mutating func reveal(_ view: ScreenView, _ size: Size) {
    let layout = ScreenLayout(view, self, size)
    let height = layout.regions.bodyRows.count
    let hasNews = if case .finding? = alert { true } else { false }
    if !hasNews, let span = layout.body.spans[focus] {
      if span.lowerBound < scroll {
        scroll = span.lowerBound
      } else if span.upperBound > scroll + height {
        scroll = min(span.lowerBound, span.upperBound - height)
      }
      // In the lowest windows a label and its box do not fit; the box is what counts.
      if let cursor = layout.body.lines[span].firstIndex(where: { $0.cursor != nil }) {
        scroll = max(scroll, cursor - height + 1)
      }
    }
    reveal(alert, layout.body, height)
    scroll = max(0, min(scroll, layout.body.lines.count - height))
    lookAtPlan(layout, size)
  }

  /// Scrolls to what has just gone wrong, as little as needed to show it from its beginning.
  ///
  /// The box that is typed into stays in sight.
  private mutating func reveal(_ alert: Alert?, _ body: Body, _ height: Int) {
    guard let alert, var lines = body.alerts[alert] else { return }
    var last = Int.max
    if let typed = body.spans[focus].flatMap({ span in
      body.lines[span].firstIndex { $0.cursor != nil }
    }), case .field = alert {
      last = typed
      if case .field(let name, _) = alert, focus == .field(name) {
        lines = min(typed, lines.lowerBound)..<lines.upperBound
      }
    }
    if lines.lowerBound < scroll {
      scroll = lines.lowerBound
    } else {
      let end = min(lines.upperBound, lines.lowerBound + height)
      scroll = max(scroll, end - height)
    }
    if last != .max { scroll = min(last, max(scroll, last - height + 1)) }
  }
}
