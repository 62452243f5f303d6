import Wizard

/// A failure, or what is wrong with a field: the window shows it when it arrives.
enum Alert: Hashable {
  /// A finding of the screen, by its text.
  case finding(String)
  /// A finding about a field, by the field's name and the text.
  case field(String, String)
}

extension ScreenView {
  /// The failures that it tells, in their order; with `isRefusing`, also why it does not continue.
  ///
  /// A wrong field says so itself, and the focus goes there.
  func alerts(isRefusing: Bool) -> [Alert] {
    let isRefusing = isRefusing && !fields.contains { $0.finding?.severity == .error }
    return elements.enumerated().compactMap { index, element in
      switch element {
      case .finding(.error, let text): .finding(text)
      case .finding(.note, let text):
        isRefusing && index == elements.count - 1 ? .finding(text) : nil
      case .field(let field):
        field.finding.flatMap { finding in
          finding.severity == .error || finding.severity == .warning
            ? .field(field.name, finding.text) : nil
        }
      case .finding, .text, .heading, .row, .act, .more, .option, .item, .change, .evidence,
        .details, .busy:
        nil
      }
    }
  }
}
