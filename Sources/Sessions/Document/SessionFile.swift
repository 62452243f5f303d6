import FoundationEssentials
import Values

/// One session as its file has it.
///
/// The wizard's own state is carried as it is. The other members are for lists of sessions, and to
/// distinguish sessions and generations. There is no secret in it.
package struct SessionFile: Equatable, Sendable {
  /// Whether there is something left to do.
  package enum Status: String, Equatable, Sendable, CaseIterable {
    /// It can be resumed.
    case inProgress
    /// Every step is done.
    case finished
  }

  /// 32 random hexadecimal digits; a copy of the file keeps them.
  package let id: String
  /// Rises with every save; 1 is the first.
  package internal(set) var generation: Int
  /// When it was begun; whole seconds.
  package let created: Date
  /// When this generation was saved; whole seconds.
  package internal(set) var updated: Date
  /// The name of the procedure, such as `smart-tags`.
  package let procedure: String
  /// The title in a list of sessions.
  package let title: String
  /// Whether there is something left to do.
  package internal(set) var status: Status
  /// The origin, which says how to continue it.
  package internal(set) var origin: SessionOrigin
  /// 64 hexadecimal digits that key the fingerprints of secrets.
  ///
  /// They differ in each session, so that fingerprints of two sessions cannot be compared. They are
  /// not a secret of any other system.
  package let fingerprintKey: String
  /// The wizard's state as JSON, which the store does not interpret.
  package internal(set) var state: JSONValue

  /// Members of the document that this program does not know.
  var others: [String: JSONValue] = [:]
  /// Members of the body that this program does not know.
  var bodyOthers: [String: JSONValue] = [:]
}

/// The content that a new session starts with.
package struct NewSession: Sendable {
  /// The procedure's name; lowercase letters, digits and hyphens.
  package var procedure: String
  /// The title in a list of sessions.
  package var title: String
  /// The origin, which says how to continue it.
  package var origin: SessionOrigin
  /// The wizard's first state.
  package var state: JSONValue

  package init(procedure: String, title: String, origin: SessionOrigin, state: JSONValue) {
    self.procedure = procedure
    self.title = title
    self.origin = origin
    self.state = state
  }
}

extension SessionFile {
  /// Generation 1, with a fresh identity.
  init(_ new: NewSession, now: Date) {
    id = Hexadecimal.random(byteCount: 16)
    generation = 1
    created = SessionTime.wholeSeconds(now)
    updated = SessionTime.wholeSeconds(now)
    procedure = new.procedure
    title = new.title
    status = .inProgress
    origin = new.origin
    fingerprintKey = Hexadecimal.random(byteCount: 32)
    state = new.state
  }
}
