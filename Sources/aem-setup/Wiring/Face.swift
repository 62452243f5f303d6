import FullScreen
import Glibc
import LineMode
import Wizard

/// The face that fits the terminal: the full screen, or plain lines.
final class Face {
  private let screen: FullScreenFace?
  private let lines = LineFace()

  /// Chooses: plain lines when asked for, without a terminal, and where the cursor cannot be moved.
  init(_ arguments: Arguments) throws(Failure) {
    guard !arguments.has(.plain), Self.hasTerminal, Self.terminalName != "dumb" else {
      screen = nil
      return
    }
    let isPlainColoured = !arguments.has(.noColor) && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
    do throws(FullScreenFailure) {
      screen = try FullScreenFace(FullScreenOptions(colors: isPlainColoured))
    } catch {
      switch error {
      case .noTerminal: break
      case .unknownTerminal(let name):
        Output.complain("The terminal \"\(name)\" is unknown here, so this is the line mode.")
      case .noCursorAddressing(let name):
        Output.complain("The terminal \"\(name)\" cannot move its cursor, so this is the line mode.")
      }
      screen = nil
    }
  }

  /// Whether a person sits at a terminal.
  static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  private static var terminalName: String { getenv("TERM").map { String(cString: $0) } ?? "" }

  func home(_ view: HomeView) -> FullScreenOutcome<HomeChoice> {
    screen?.home(view) ?? .ended(lines.home(view))
  }

  func run(_ walk: Walk, notice: String?) -> FullScreenEnding {
    if let screen { return screen.run(walk, notice: notice) }
    if let notice { Output.line(notice) }
    return .ended(lines.run(walk))
  }

  func close() {
    screen?.close()
  }
}
