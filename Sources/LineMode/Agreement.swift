import Glibc
import Wizard

/// Asks for confirmation of changes that were printed, outside of a walk.
///
/// Only a word confirms; an empty line never does. What was typed before the question is dropped,
/// because nobody can have confirmed changes that were not printed yet. In a pipe lines are taken
/// as they come, so that scripts keep working.
package struct Agreement {
  private let input: LineInput
  private let output: (String) -> Void

  /// Reads from a terminal or a pipe, and prints one line at a time with `output`.
  package init(descriptor: Int32 = STDIN_FILENO, output: @escaping (String) -> Void) {
    input = LineInput(descriptor: descriptor)
    self.output = output
  }

  /// Asks until there is an answer.
  ///
  /// - Returns: whether the changes may be applied; false at the end of input.
  package func isGiven() -> Bool {
    input.dropTypedAhead()
    while true {
      output(LinePhrases.confirmWord)
      guard let line = input.line() else { return false }
      switch LineCommand(line) {
      case .confirm: return true
      case .enter: output(FaceWords.enterAlone)
      case .number, .back, .leave, .retry, .fix, .skip, .steps, .jump, .fields, .more, .details,
        .other, .clear, .act, .help, .text:
        return false
      }
    }
  }
}
