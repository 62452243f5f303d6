/// A store that keeps the state of a walk on disk.
package protocol StateSaving: AnyObject {
  /// Saves durably: when it returns, a power cut loses nothing of it.
  ///
  /// - Throws: ``SaveRefusal`` with the sentence to show; the state that was saved before stays.
  func save(_ state: WizardState) throws(SaveRefusal)
}
