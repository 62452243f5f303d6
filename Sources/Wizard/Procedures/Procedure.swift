/// One procedure as its file in `Screens/` describes it.
package struct Procedure: Equatable, Sendable {
  /// Its name on the command line, such as `smart-tags`.
  package var name: String
  /// Its title, such as `Smart Tags`.
  package var title: String
  /// One sentence for the home screen.
  package var summary: String
  /// Whether it can be started on its own, or only be called by others.
  package var isListed: Bool
  /// Whether it has steps of its own, and does not live in a step of its caller: it is listed, or a
  /// command runs it.
  package var standsAlone: Bool { isListed || !steps.isEmpty }
  /// Its place on the home screen; lower ones come first.
  package var rank: Int
  /// The steps in the order of the step list; screens name them by id.
  package var steps: [Step]
  /// Answers that decide a route, by the route's name; for answers files.
  package var routes: [String: Route]
  /// The ways to its first screen, tried in order; the last has no condition.
  package var starts: [Screen.Transition]
  /// The id of the screen where it starts when nothing is known.
  package var start: String { starts.last?.to ?? "" }
  /// The screens in file order.
  package var screens: [Screen]

  /// The way in among what is known, such as the document that a person follows.
  package func wayIn(knowing known: [String: String]) -> Screen.Transition {
    starts.first { $0.when?.holds(in: known) ?? true }
      ?? Screen.Transition(when: nil, set: nil, to: start)
  }

  /// The place on the home screen of a procedure that names none.
  static let lastRank = 100

  /// The screen of that id.
  package func screen(_ id: String) -> Screen? {
    screens.first { $0.id == id }
  }

  /// A line of the step list.
  package struct Step: Equatable, Sendable {
    /// The id by which screens name the step.
    package var id: String
    /// The text that the person reads.
    package var title: String
  }

  /// A way through the procedure that answers files can name.
  package struct Route: Equatable, Sendable {
    /// The text that the person reads.
    package var title: String
    /// The answers that lead there.
    package var answers: [String: String]
  }
}
