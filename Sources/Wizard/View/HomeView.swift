/// The choices of the home screen: procedures to start, and sessions to continue.
package struct HomeView: Equatable, Sendable {
  /// The procedures in the order to show them.
  package var procedures: [Card]
  /// Unfinished sessions first, the latest on top.
  package var sessions: [Card]
  /// A sentence above the lists, such as that this is the sandbox.
  package var notice: String?

  /// Collects what is offered.
  package init(procedures: [Card], sessions: [Card], notice: String?) {
    self.procedures = procedures
    self.sessions = sessions
    self.notice = notice
  }

  /// One thing to choose.
  package struct Card: Equatable, Sendable {
    /// The choice: a procedure's name or a session file's path.
    package var id: String
    /// The title in the first line of the card.
    package var title: String
    /// One sentence about it.
    package var detail: String
    /// Why it cannot be chosen, when it cannot.
    package var unavailable: String?

    package init(id: String, title: String, detail: String, unavailable: String? = nil) {
      self.id = id
      self.title = title
      self.detail = detail
      self.unavailable = unavailable
    }
  }
}
