import Glibc
import Values

/// Asks single questions on a terminal, outside of a walk.
package struct LinePrompt {
  private let input: LineInput

  /// Reads from standard input, or from a terminal that was opened for it.
  package init(descriptor: Int32 = STDIN_FILENO) {
    input = LineInput(descriptor: descriptor)
  }

  /// The next line; nil at the end of input.
  package func line() -> String? { input.line() }

  /// The next line as a secret, not shown while it is typed; nil at the end of input.
  package func secret() -> Secret? { input.secret() }
}
