import Engine

/// A member of a batch: one task of a screen, or one step of an undo.
package struct BatchMember: Equatable, Sendable {
  /// The screen, or the task of a screen, whose record it writes.
  package let key: ScreenKey
  /// Its title, with the values that it names filled in.
  package let title: String
  /// The operation's name, for an undo the one that made the changes.
  package let operation: String
  /// The step that it undoes; nil for a task.
  package let undoes: UndoStep?
  /// The outcome so far.
  package internal(set) var outcome = Outcome.unseen
  /// The results that were read from AEM or Adobe.
  package internal(set) var evidence: [Evidence] = []
  /// Warnings about the outcome, in sentences.
  package internal(set) var cautions: [String] = []
  /// The change that got no answer and may still arrive, in words; nil when everything is known.
  package internal(set) var mayArrive: String?
  /// The plan that was confirmed; nil before that.
  var agreed: Plan?
  /// The number of plans that were judged since then.
  var tries = 0
  /// The record before its changes were sent.
  var earlier: StepRecord?

  /// A member that nobody has looked at.
  init(_ key: ScreenKey, title: String, operation: String, undoes: UndoStep? = nil) {
    self.key = key
    self.title = title
    self.operation = operation
    self.undoes = undoes
  }

  /// How a member stands.
  package enum Outcome: Equatable, Sendable {
    /// Nobody has looked at it.
    case unseen
    /// A condition says that it takes no part.
    case absent
    /// Only a person can undo it; how.
    case byHand(String)
    /// It cannot be planned before another one has made its changes; that in a sentence.
    case waiting(String)
    /// It would be changed like this.
    case planned(Plan)
    /// Somebody else has changed since what it would undo, and it is left alone.
    case drifted(Plan, [Drift])
    /// Everything is as wanted.
    case asWanted(Plan)
    /// It is changed and verified.
    case done(Plan)
    /// The other side is not as it was when the plan was shown, and it was left alone.
    case moved(Plan)
    /// It could not be read or changed.
    case failed(Plan?, ProblemText)
  }

  /// The plan of the last look; nil when there is none.
  package var plan: Plan? {
    switch outcome {
    case .planned(let plan), .drifted(let plan, _), .asWanted(let plan), .done(let plan),
      .moved(let plan):
      plan
    case .failed(let plan, _): plan
    case .unseen, .absent, .byHand, .waiting: nil
    }
  }

  /// Whether nothing stays that has to be undone.
  var isWhole: Bool { mayArrive == nil && plan?.left.isEmpty ?? false }

  /// Whether it waits to be made.
  func isOpen(overwriting: Bool) -> Bool {
    switch outcome {
    case .planned, .waiting: true
    case .drifted: overwriting
    case .unseen, .absent, .byHand, .asWanted, .done, .moved, .failed: false
    }
  }

  /// Whether everything in a plan was confirmed, and not too many plans came before it.
  ///
  /// `assumed` are the words that stood for values which other members make; these can be anything.
  func allows(_ plan: Plan, assuming assumed: [String]) -> Bool {
    guard tries <= agreed?.changes.count ?? 0 else { return false }
    return plan.changes.allSatisfy { change in
      (agreed?.changes ?? []).contains { agreed in
        Self.fits(agreed.what, change.what, assumed)
          && Self.fits(agreed.before, change.before, assumed)
          && Self.fits(agreed.after, change.after, assumed)
      }
    }
  }

  /// Whether a text is the confirmed one, with any text in the place of assumed words.
  private static func fits(_ agreed: String?, _ found: String?, _ assumed: [String]) -> Bool {
    guard let agreed, let found else { return agreed == found }
    let mark: Character = "\u{0}"
    let marked = assumed.reduce(agreed) { $0.replacing($1, with: String(mark)) }
    let parts = marked.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return agreed == found
    }
    guard found.hasPrefix(first), found.dropFirst(first.count).hasSuffix(last) else { return false }
    var rest = found.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }
}
