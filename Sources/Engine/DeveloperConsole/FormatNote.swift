/// A note about a value that is probably not the right one.
package struct FormatNote: Equatable, Sendable {
  /// Whether the value cannot be used at all; otherwise it is a warning that may be skipped.
  package var isError: Bool
  /// The note, in one sentence.
  package var sentence: String
  /// The sentence, when the value cannot be used.
  var flaw: String? { isError ? sentence : nil }

  /// A value that cannot be used.
  static func error(_ sentence: String) -> FormatNote { .init(isError: true, sentence: sentence) }
  /// A value that is probably not the right one.
  static func warning(_ sentence: String) -> FormatNote {
    .init(isError: false, sentence: sentence)
  }
}
