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
