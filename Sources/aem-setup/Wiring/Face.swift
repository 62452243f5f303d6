import FoundationEssentials
import FullScreen
import Glibc
import LineMode
import Wizard

/// The face that fits the terminal: the full screen, or plain lines.
final class Face {
  private let screen: FullScreenFace?
  private let lines = LineFace()

  /// Chooses: plain lines when asked for, without a terminal, and where the cursor cannot be moved.
  init(_ arguments: Arguments) {
    guard !arguments.has(.plain), Self.hasTerminal else {
      screen = nil
      return
    }
    do throws(FullScreenFailure) {
      screen = try FullScreenFace(
        FullScreenOptions(
          environment: ProcessInfo.processInfo.environment, noColor: arguments.has(.noColor)))
    } catch {
      Output.complain(error.sentence)
      screen = nil
    }
  }

  /// Whether a person sits at a terminal.
  static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  func home(_ view: HomeView) -> FullScreenOutcome<HomeChoice> {
    guard let screen else { return .chosen(lines.home(view)) }
    var view = view
    if let notice = screen.notice {
      view.notice = [notice, view.notice].compactMap { $0 }.joined(separator: " ")
    }
    return screen.home(view)
  }

  func run(_ walk: Walk, notice: String?) -> FullScreenEnding {
    if let screen {
      let said = [screen.notice, notice].compactMap { $0 }.joined(separator: " ")
      return screen.run(walk, notice: said.isEmpty ? nil : said)
    }
    if let notice { Output.line(notice) }
    return .ended(lines.run(walk))
  }

  func close() {
    screen?.close()
  }
}
