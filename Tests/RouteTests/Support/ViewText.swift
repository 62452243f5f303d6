import Wizard

@testable import LineMode

/// A view as lines, for the report of the last view.
enum ViewText {
  static func lines(of view: ScreenView) -> [String] {
    LineText.lines(of: view) + ["> " + LineText.prompt(for: view)]
  }
}

extension ScreenView {
  /// All texts of the view as one; equal for equal views.
  var signature: String {
    (LineText.lines(of: self) + fields.flatMap { LineText.question(for: $0) }
      + actions.map { "\($0.label) \($0.unavailable ?? "")" }).joined(separator: "\n")
  }
}
