/// A document that people follow: its headings and steps, and what became of each.
///
/// Its file in `Screens/documents` has titles, labels and addresses only, and no sentence of the
/// document itself.
package struct Guide: Equatable, Sendable {
  /// Its name on the command line and in the value `guide`, such as `scs-oauth`.
  package var name: String
  /// The title of the document.
  package var title: String
  /// The release that it was written for, such as `AEM 6.5`.
  package var release: String
  /// The name of the procedure that covers it.
  package var procedure: String
  /// The condition under which it is for this author; nil always.
  package var fits: Condition?
  /// The headings that have steps, in the order of the document; empty for a page of which only the
  /// title is known.
  package var headings: [Heading]

  /// The value that holds the name of the document that a person follows.
  package static let value = "guide"

  /// A heading with its steps.
  package struct Heading: Equatable, Sendable {
    /// The title of the heading.
    package var title: String
    /// The steps below it, in their order.
    package var steps: [Step]

    /// The rows that screens for it cite, as far as is known.
    func rows(in known: [String: String]) -> Set<String> {
      Set(steps.flatMap { $0.rows(in: known) })
    }
  }

  /// A step: its number and label in the document, and what became of it.
  package struct Step: Equatable, Sendable {
    /// The row of the documented procedures that it is.
    package var row: String
    /// The number in front of it there, such as `4`, or `3-4` for two in one; nil without one.
    package var number: String?
    /// The label or address that it is about there, or a short name for it.
    package var label: String
    /// The rows of Adobe's current pages that are the same step, or replace it.
    package var now: [String]
    /// What became of it; the first that holds counts.
    package var today: [Today]

    /// What became of it, as far as is known.
    func today(in known: [String: String], later: Set<String> = []) -> Today? {
      today.first { $0.when?.holds(in: known, later: later) ?? true }
    }

    /// The rows that a screen for it cites: only its own once it has ended.
    func rows(in known: [String: String]) -> [String] {
      today(in: known)?.state == .ended ? [row] : [row] + now
    }
  }

  /// What became of a step, under a condition.
  package struct Today: Equatable, Sendable {
    /// The condition under which it counts; nil always.
    package var when: Condition?
    /// Whether and how the step is still valid.
    package var state: State
    /// The label of today, what replaces the step, or why it ended.
    package var by: String?
  }

  /// Whether and how a step is still valid.
  package enum State: String, CaseIterable, Decodable, Sendable {
    /// It is done as the document says.
    case asWritten = "as-written"
    /// It is the same act, with another label, address or value.
    case otherLabel = "other-label"
    /// Another act does its job.
    case replaced
    /// It cannot be done, or need not be.
    case ended
  }

  /// All steps, in the order of the document.
  package var steps: [Step] { headings.flatMap(\.steps) }

  /// How many steps are in a state as far as is known.
  package func count(_ state: State, in known: [String: String] = [:]) -> Int {
    steps.count { $0.today(in: known)?.state == state }
  }

  /// The headings of which a screen with these rows has steps, each with those steps only.
  func headings(citing rows: Set<String>, in known: [String: String]) -> [Heading] {
    headings.compactMap { heading in
      let steps = heading.steps.filter { !rows.isDisjoint(with: $0.rows(in: known)) }
      return steps.isEmpty ? nil : Heading(title: heading.title, steps: steps)
    }
  }
}
