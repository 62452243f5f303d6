/// The lock that keeps other sessions from changing the same author at the same time.
package protocol WriteLocking: AnyObject {
  /// Takes the lock and keeps it; throws ``WriteRefusal`` when another session has it.
  ///
  /// Taking it again is fine.
  func take(for state: WizardState) throws(WriteRefusal)
  /// Releases the lock, so that other sessions can change the author.
  func release()
}
