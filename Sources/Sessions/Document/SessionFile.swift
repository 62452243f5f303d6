import FoundationEssentials
import Values

/// One session as it stands in its file.
///
/// The wizard's own state is carried as it is; what is beside it is what a list of sessions shows
/// and what tells one session, and one generation of it, from another. There is no secret in it.
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
  /// The procedure's name.
  package let procedure: String
  /// What a list shows.
  package let title: String
  /// Whether there is something left to do.
  package internal(set) var status: Status
  /// How it came to be.
  package internal(set) var origin: SessionOrigin
  /// 64 hexadecimal digits that key the fingerprints of secrets, so that fingerprints of two
  /// sessions cannot be compared. Not a secret of any other system.
  package let fingerprintKey: String
  /// The wizard's state.
  package internal(set) var state: JSONValue

  /// Members of the document that this program does not know.
  var others: [String: JSONValue] = [:]
  /// Members of the body that this program does not know.
  var bodyOthers: [String: JSONValue] = [:]
}

/// What a person or an answers file starts with.
package struct NewSession: Sendable {
  /// The procedure's name; lower-case letters, digits and hyphens.
  package var procedure: String
  /// What a list shows.
  package var title: String
  /// How it comes to be.
  package var origin: SessionOrigin
  /// The wizard's first state.
  package var state: JSONValue

  /// Describes the beginning.
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
