import Glibc
import Values
public import Wizard

/// The full-screen face: it owns the terminal from the moment it is made until ``close()``.
///
/// One at a time, and on one thread. Everything happens there: keys, signals and results wake one
/// loop, which asks the walk what to show and paints the difference. When nothing happens it
/// sleeps.
public final class FullScreenFace {
  private let terminal: Terminal
  /// What to tell the person about the terminal; nil when all is as it should be.
  public let notice: String?
  private let colors: Bool
  private var theme: Theme
  private var secrets: [String: SecretBuilder] = [:]

  /// How often the sign of work turns, in milliseconds.
  private static let spinnerDelay: Int32 = 250

  /// Takes the terminal over.
  ///
  /// - Throws: ``FullScreenFailure`` with the terminal untouched; line mode is then the way.
  public init(_ options: FullScreenOptions) throws(FullScreenFailure) {
    terminal = try Terminal(options)
    notice =
      terminal.description == options.terminal
      ? nil
      : "The terminal type “\(options.terminal)” is not known here; it is taken for"
        + " \(terminal.description)."
    colors = options.colors
    theme = options.colors ? .standard : .mono
  }

  /// Gives the terminal back as it was, and prints what came on standard error meanwhile.
  ///
  /// Safe to call twice.
  public func close() {
    terminal.close()
  }

  /// Shows the home screen until something is chosen.
  public func home(_ view: HomeView) -> FullScreenOutcome<HomeChoice> {
    var state = HomeState(view, colors: colors, glyphs: terminal.glyphs, theme: theme)
    while true {
      state.reveal(view, terminal.size)
      terminal.paint(HomeRenderer.render(view, state, terminal.size), state.theme)
      switch terminal.wait() {
      case .keys(let keys):
        for key in keys {
          let action = state.handle(key, view, terminal.size)
          theme = state.theme
          switch action {
          case .none: continue
          case .choose(let choice): return .chosen(choice)
          case .redraw: terminal.repaint()
          case .suspend: terminal.stopJob()
          }
        }
      case .signalled(let number): return .signalled(number)
      case .lost: return .terminalLost
      case .redraw, .results, .tick: break
      }
    }
  }

  /// Shows a walk until it ends, a signal comes, or the terminal is gone.
  ///
  /// - Parameter notice: a sentence for the message line of the first picture.
  public func run(_ walk: any WalkDriving, notice: String?) -> FullScreenEnding {
    var state = FaceState(colors: colors, glyphs: terminal.glyphs, theme: theme)
    defer { wipeSecrets() }
    adopt(walk, &state)
    state.message = notice
    while true {
      if let ending = walk.ending { return .ended(ending) }
      let view = walk.view
      state.save = walk.saveState
      terminal.paint(ScreenRenderer.render(view, state, terminal.size), state.theme)
      let event = terminal.wait(
        results: walk.resultDescriptor, milliseconds: view.isBusy ? Self.spinnerDelay : nil)
      switch event {
      case .keys(let keys): handle(keys, walk, &state)
      case .results: takeResults(walk, &state)
      case .tick: state.spinner += 1
      case .redraw: adopt(walk, &state)
      case .signalled(let number): return .signalled(number)
      case .lost: return .terminalLost
      }
    }
  }

  private func handle(_ keys: [Key], _ walk: any WalkDriving, _ state: inout FaceState) {
    for key in keys {
      perform(state.handle(key, walk.view, terminal.size), walk, &state)
      theme = state.theme
      guard walk.ending == nil else { return }
    }
  }

  private func perform(
    _ actions: [FaceAction], _ walk: any WalkDriving, _ state: inout FaceState
  ) {
    for action in actions {
      guard walk.ending == nil else { return }
      switch action {
      case .send(let event): walk.send(event)
      case .edit(let field, let edit): self.edit(field, edit)
      case .give(let field):
        guard let builder = secrets[field] else { continue }
        walk.giveSecret(builder.withBytes { Secret(copying: $0) }, field: field)
      case .advance:
        adopt(walk, &state)
        perform(state.advance(walk.view), walk, &state)
      case .redraw: terminal.repaint()
      case .suspend: terminal.stopJob()
      }
    }
    adopt(walk, &state)
  }

  private func edit(_ field: String, _ edit: SecretEdit) {
    let builder = secrets[field] ?? SecretBuilder()
    secrets[field] = builder
    switch edit {
    case .typed(let scalar):
      builder.append(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    case .pasted(let paste): paste.cleaned().bytes.withBytes { builder.append($0) }
    case .removeLast(let count): builder.removeLast(count)
    case .clear: builder.removeAll()
    }
  }

  private func takeResults(_ walk: any WalkDriving, _ state: inout FaceState) {
    let couldConfirm = walk.view.defaultAction?.action == .confirm
    walk.takeResults()
    adopt(walk, &state)
    // Nobody can have agreed to changes before they were shown.
    if !couldConfirm, walk.view.defaultAction?.action == .confirm { terminal.dropInput() }
  }

  private func adopt(_ walk: any WalkDriving, _ state: inout FaceState) {
    guard walk.ending == nil else { return }
    if state.adopt(walk.view, size: terminal.size) { wipeSecrets() }
  }

  private func wipeSecrets() {
    for builder in secrets.values { builder.removeAll() }
    secrets = [:]
  }
}
