/// One line of a list of sessions.
public struct SessionSummary: Sendable {
  /// The path of the session's file.
  public let path: String
  /// What the file says, or why it cannot be read.
  public let reading: Result<SessionFile, SessionFailure>
}
