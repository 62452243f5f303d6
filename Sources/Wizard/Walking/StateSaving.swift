/// A store that keeps the state of a walk on disk.
package protocol StateSaving: AnyObject {
  /// Saves durably: when it returns, a power cut loses nothing of it.
  ///
  /// - Throws: ``SaveRefusal`` with the sentence to show; the state that was saved before stays.
  func save(_ state: WizardState) throws(SaveRefusal)
}

/// Why the state could not be saved, in words.
package struct SaveRefusal: Error, Equatable, Sendable {
  /// One or two sentences: what happened and what to do.
  package var reason: String
  /// Whether the state is on disk all the same; nothing more should be changed even then.
  package var isOnDisk: Bool

  /// A refusal for this reason; by default the state is not on disk.
  package init(_ reason: String, isOnDisk: Bool = false) {
    self.reason = reason
    self.isOnDisk = isOnDisk
  }
}
