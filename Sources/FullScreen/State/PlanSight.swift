import Wizard

/// How far a person can know the changes that wait for confirmation.
///
/// Confirming is an act of its own: keys that come within ``quiet`` after the changes were painted
/// count for nothing, the button does not have the focus by itself, and it does nothing before the
/// last line was on the screen. Other changes begin this again.
struct PlanSight: Equatable {
  /// The changes, and the texts about them.
  let plan: [ScreenView.Element]
  /// When they were painted first; nil while the window is too small for them.
  private(set) var since: Duration?
  /// How many of their lines were never on the screen.
  private(set) var unseen = Int.max
  /// When the focus was moved to the button.
  var reached: Duration?

  /// How long keys count for nothing: longer than a keyboard waits before it repeats a held key.
  static let quiet = Duration.milliseconds(500)
  /// The time a hand needs from one key to the next; keys of a paste come closer together.
  static let handspan = Duration.milliseconds(50)

  /// Changes that nobody has seen; nil when the view proposes none.
  init?(_ view: ScreenView) {
    guard view.action(.confirm) != nil else { return nil }
    plan = view.elements.filter { element in
      switch element {
      case .change, .finding: true
      case .text, .heading, .row, .act, .field, .more, .option, .item, .evidence, .details, .busy:
        false
      }
    }
  }

  /// Notes which lines are on the screen.
  mutating func shows(upTo line: Int, of count: Int, at now: Duration) {
    if since == nil {
      since = now
      // Whoever moved there before could not see what the button does.
      reached = nil
    }
    unseen = min(unseen, max(0, count - line))
  }

  /// Whether keys count for nothing yet.
  func isQuiet(at now: Duration) -> Bool {
    since.map { now - $0 < Self.quiet } ?? false
  }

  /// Why the changes cannot be confirmed yet; nil when they can.
  func objection(at now: Duration) -> String? {
    guard since != nil else { return Wording.planNotShown }
    if unseen > 0 { return Wording.planUnseen(unseen) }
    guard let reached, now - reached >= Self.handspan else { return Wording.enterAlone }
    return nil
  }
}
