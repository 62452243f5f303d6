import Wizard

@testable import LineMode

/// A view as lines, for saying what was seen last.
enum ViewText {
  static func lines(of view: ScreenView) -> [String] {
    LineText.lines(of: view) + ["> " + LineText.prompt(for: view)]
  }
}
