/// What the home screen offers: procedures to start, and sessions to go on with.
public struct HomeView: Equatable, Sendable {
  /// The procedures in the order to show them.
  public var procedures: [Card]
  /// Unfinished sessions first, the latest on top.
  public var sessions: [Card]
  /// A sentence above the lists, such as that this is the sandbox.
  public var notice: String?

  /// Collects what is offered.
  public init(procedures: [Card], sessions: [Card], notice: String?) {
    self.procedures = procedures
    self.sessions = sessions
    self.notice = notice
  }

  /// One thing to choose.
  public struct Card: Equatable, Sendable {
    /// What the choice is: a procedure's name or a session file's path.
    public var id: String
    /// Its title.
    public var title: String
    /// One sentence about it.
    public var detail: String
    /// Why it cannot be chosen, when it cannot.
    public var unavailable: String?

    /// Describes a choice.
    public init(id: String, title: String, detail: String, unavailable: String? = nil) {
      self.id = id
      self.title = title
      self.detail = detail
      self.unavailable = unavailable
    }
  }
}

/// What was chosen on the home screen.
public enum HomeChoice: Equatable, Sendable {
  /// A procedure, by name.
  case start(String)
  /// A session, by its file's path.
  case resume(String)
  /// Nothing.
  case leave
}
