import Glibc
import Wizard

/// The full-screen face: it owns the terminal from the moment it is made until ``close()``.
///
/// One at a time, and on one thread. Everything happens there: keys, signals and results wake one
/// loop, which asks the walk what to show and paints the difference. When nothing happens it
/// sleeps.
package final class FullScreenFace {
  private let terminal: Terminal
  /// The notice for the person about the terminal; nil when there is no problem.
  package let notice: String?
  private let colors: Bool
  private var theme: Theme

  /// How often the sign of work turns, in milliseconds.
  private static let spinnerDelay: Int32 = 250

  /// Takes the terminal over.
  ///
  /// - Throws: ``FullScreenFailure`` with the terminal untouched; line mode is then the way.
  package init(_ options: FullScreenOptions) throws(FullScreenFailure) {
    terminal = try Terminal(options)
    notice =
      terminal.description == options.terminal
      ? nil
      : "aem-setup does not know the terminal type “\(options.terminal)”, and uses"
        + " \(terminal.description) instead."
    colors = options.colors
    theme = options.colors ? .standard : .mono
  }

  /// Restores the terminal, and prints what arrived on standard error meanwhile.
  ///
  /// Safe to call twice.
  package func close() {
    terminal.close()
  }

  /// Shows the home screen until something is chosen.
  package func home(_ view: HomeView) -> FullScreenOutcome<HomeChoice> {
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
  /// `notice` is a sentence for the message line of the first picture.
  package func run(_ walk: any WalkDriving, notice: String?) -> FullScreenEnding {
    let clock = ContinuousClock()
    let start = clock.now
    var driver = FaceDriver(
      walk, FaceState(colors: colors, glyphs: terminal.glyphs, theme: theme), size: terminal.size
    ) { clock.now - start }
    defer { driver.wipeSecrets() }
    driver.state.message = notice
    while true {
      if let ending = walk.ending { return .ended(ending) }
      let view = walk.view
      driver.state.save = walk.saveState
      terminal.paint(ScreenRenderer.render(view, driver.state, terminal.size), driver.state.theme)
      let event = terminal.wait(
        results: walk.resultDescriptor, milliseconds: view.isBusy ? Self.spinnerDelay : nil)
      switch event {
      case .keys(let keys): handle(keys, walk, &driver)
      case .results:
        // Nobody can have agreed to changes before they were shown.
        if driver.takeResults(size: terminal.size) { terminal.dropInput() }
      case .tick: driver.state.spinner += 1
      case .redraw: driver.adopt(size: terminal.size)
      case .signalled(let number): return .signalled(number)
      case .lost: return .terminalLost
      }
    }
  }

  private func handle(_ keys: [Key], _ walk: any WalkDriving, _ driver: inout FaceDriver) {
    for key in keys {
      for wish in driver.handle(key, size: terminal.size) {
        switch wish {
        case .repaint: terminal.repaint()
        case .copy(let text): terminal.copy(text)
        case .suspend:
          terminal.stopJob()
          // The window may have changed meanwhile.
          driver.adopt(size: terminal.size)
        }
      }
      theme = driver.state.theme
      guard walk.ending == nil else { return }
    }
  }
}
