/// Something that can be done now.
package struct ActionView: Equatable, Sendable {
  /// The action that it triggers.
  package var action: Action
  /// The label that the person reads, such as `Make these changes`.
  package var label: String
  /// Why it cannot be done now, when it cannot.
  package var unavailable: String?

  package init(_ action: Action, _ label: String, unavailable: String? = nil) {
    self.action = action
    self.label = label
    self.unavailable = unavailable
  }

  /// The actions of a screen.
  package enum Action: Hashable, Sendable {
    /// Continue to the next screen.
    case next
    /// Apply the proposed changes.
    case confirm
    /// Check or try again.
    case retry
    /// Go to the earlier step that has to be fixed.
    case fix
    /// Take another way on from here, by its place.
    case other(Int)
    /// Skip this screen, with a reason.
    case skip
    /// Stop the operation that is running.
    case cancel
    /// Go back one screen.
    case back
    /// Save and exit; the procedure stays unfinished.
    case leave
    /// End: everything is done.
    case finish
  }
}
