import Glibc
public import Values

/// Asks single questions on a terminal, outside of a walk.
public struct LinePrompt {
  private let input: LineInput

  /// Reads from standard input, or from a terminal that was opened for it.
  public init(descriptor: Int32 = STDIN_FILENO) {
    input = LineInput(descriptor: descriptor)
  }

  /// The next line; nil at the end of input.
  public func line() -> String? { input.line() }

  /// The next line as a secret, not shown while it is typed; nil at the end of input.
  public func secret() -> Secret? { input.secret() }
}
