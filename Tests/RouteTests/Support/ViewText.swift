import Wizard

@testable import LineMode

/// A view as lines, for saying what was seen last.
enum ViewText {
  static func lines(of view: ScreenView) -> [String] {
    LineText.lines(of: view) + ["> " + LineText.prompt(for: view)]
  }
}

extension ScreenView {
  /// Everything that it says, as text that is equal for equal views.
  var signature: String {
    (LineText.lines(of: self) + fields.flatMap { LineText.question(for: $0) }
      + actions.map { "\($0.label) \($0.unavailable ?? "")" }).joined(separator: "\n")
  }
}
