import FoundationEssentials
import Sessions
import Values
import Wizard

/// Keeps the state of a walk in an open session.
final class SessionSaver: StateSaving {
  let store: SessionStore

  init(_ store: SessionStore) {
    self.store = store
  }

  func save(_ state: WizardState) throws(SaveRefusal) {
    do throws(SessionFailure) {
      try store.save(
        StateCoding.document(of: state), status: state.isFinished ? .finished : .inProgress,
        now: Date())
    } catch {
      throw SaveRefusal(error.cause + " " + error.advice, isOnDisk: error.isSaved)
    }
  }
}

/// Keeps nothing: a plan leaves no session behind.
final class UnsavedState: StateSaving {
  func save(_ state: WizardState) {}
}

/// Turns a walk's state into JSON and back.
enum StateCoding {
  /// The state as the session file holds it.
  static func document(of state: WizardState) -> JSONValue {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    guard let data = try? encoder.encode(state),
      let value = try? JSONValue(parsing: data, limits: .session)
    else {
      // Every member of the state is text, a number, a date or a list of them.
      fatalError("the state of a walk cannot be encoded")
    }
    return value
  }

  /// The state that a session file has; nil when this program did not write it.
  static func state(from document: JSONValue) -> WizardState? {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let bytes = try? document.encoded() else { return nil }
    return try? decoder.decode(WizardState.self, from: Data(bytes))
  }
}
