/// A field to fill in.
package struct FieldView: Equatable, Sendable {
  /// The name of the value it fills.
  package var name: String
  /// The label in front of it.
  package var label: String
  /// The text in the field; always empty for a secret.
  package var text: String
  /// One sentence of help; shown where no finding is.
  package var help: String
  /// The error or warning about it.
  package var finding: Finding?
  /// Set for a secret.
  package var secret: SecretState?
  /// The kind of text that it accepts.
  package var reads: Content

  package init(
    name: String, label: String, text: String, help: String, finding: Finding?,
    secret: SecretState?, reads: Content = .line
  ) {
    self.name = name
    self.label = label
    self.text = text
    self.help = help
    self.finding = finding
    self.secret = secret
    self.reads = reads
  }

  /// The kinds of text that a field accepts.
  package enum Content: Equatable, Sendable {
    /// Text of a single line.
    case line
    /// A JSON document, which may be pasted as several lines; it is kept as one.
    case document
    /// One of several answers, of which the field's text is one.
    case option([OptionView])
    /// Yes or no; whether it is yes.
    case tick(Bool)
  }

  /// Whether this process has a secret.
  package enum SecretState: Equatable, Sendable {
    /// Nobody has entered it.
    case missing
    /// Entered before this process began; aem-setup does not store it, so it must be entered again.
    case lost
    /// This process has it.
    case given
  }
}
