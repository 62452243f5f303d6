/// One line of a list of sessions.
package struct SessionSummary: Sendable {
  /// The path of the session's file.
  package let path: String
  /// The content of the file, or why it cannot be read.
  package let reading: Result<SessionFile, SessionFailure>
}
