/// What the home screen offers: procedures to start, and sessions to go on with.
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
    /// What the choice is: a procedure's name or a session file's path.
    package var id: String
    /// Its title.
    package var title: String
    /// One sentence about it.
    package var detail: String
    /// Why it cannot be chosen, when it cannot.
    package var unavailable: String?

    /// Describes a choice.
    package init(id: String, title: String, detail: String, unavailable: String? = nil) {
      self.id = id
      self.title = title
      self.detail = detail
      self.unavailable = unavailable
    }
  }
}

/// What was chosen on the home screen.
package enum HomeChoice: Equatable, Sendable {
  /// A procedure, by name.
  case start(String)
  /// A session, by its file's path.
  case resume(String)
  /// Nothing.
  case leave
}
