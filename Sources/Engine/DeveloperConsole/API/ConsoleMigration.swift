/// The state of a credential's migration from JWT to OAuth Server-to-Server.
enum ConsoleMigration: String, Sendable {
  /// A JWT credential whose migration has not begun.
  case notStarted = "NOT_STARTED"
  /// Both kinds work side by side.
  case started = "STARTED"
  /// The JWT half is gone.
  case completed = "COMPLETED"
  /// It never was a JWT credential.
  case none = "NONE"
}
