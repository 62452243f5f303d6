import Wizard

/// Turns the marks of screen texts into roles.
enum StyledRuns {
  /// The text's pieces; unmarked ones get `role`.
  static func read(_ source: String, role: Role, glyphs: Glyphs) -> [Run] {
    StyledText(source).spans.map { span in
      let text = glyphs.adapt(span.text)
      return switch span.style {
      case .plain: Run(text, role)
      case .label: Run(text, .label)
      case .value: Run(text, .value)
      }
    }
  }
}
