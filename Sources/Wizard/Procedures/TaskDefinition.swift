/// An operation of the engine with the values it gets and gives.
package struct TaskDefinition: Equatable, Sendable {
  /// The operation's name in the catalog, such as `smart-tags.osgi`.
  package var operation: String
  /// Input name to value name: those that the file names, and the implied ones.
  package var inputs: [String: String]
  /// Inputs that get nothing, although a value has their name.
  var withheld: Set<String> = []
  /// Sentences about the inputs that the file names although they are implied.
  var needless: [String] = []
  /// Input name to a fixed text.
  package var constants: [String: String]?
  /// Output name to value name.
  package var outputs: [String: String]?
  /// Earlier tasks whose result it builds on, by their id or as `procedure/id`; they are verified
  /// again after a resume.
  package var relies: [String]?
  /// Output name to its expected text when everything passes.
  ///
  /// A dry run uses it while the changes that the task rests on are pending.
  package var expects: [String: String]?
  /// The sentence for when it passed.
  package var success: String
  /// The condition over values for having passed; nil when the operation's own condition is enough.
  package var passes: Condition?
  /// Whether it only looks for the route: its findings lead to the next screen, and finding nothing
  /// is no failure.
  package var survey: Bool?
  /// When it begins; nil on arrival where nothing on its page precedes it, else with Continue.
  var starts: Start?
  /// The sentence that holds the person here while it has not passed; nil when the way continues
  /// whatever it found.
  package var otherwise: String?
  /// The side that has to be within reach for it; nil when it needs none, or tries anyway.
  var needs: Need?
  /// The statement that a person ticks in its place when it could not be started, failed or did not
  /// pass; nil when only the engine's result counts.
  package var word: ChecklistItem?

  /// When a task begins.
  enum Start: String, Decodable, Sendable {
    /// It begins when the user continues.
    case next
    /// It begins as soon as the page is reached.
    case arrival
  }

  /// A side that a task talks to.
  enum Need: String, CaseIterable, Decodable, Sendable {
    /// The task talks to the AEM author.
    case author
    /// The task talks to Adobe's servers.
    case adobe

    /// The value that is `none` when aem-setup does not reach that side.
    var value: String {
      switch self {
      case .author: "aem.reach"
      case .adobe: "adobe.reach"
      }
    }

    /// What that value then says.
    static let none = "none"
  }

  /// Whether it only looks for the route.
  var isSurvey: Bool { survey == true }

  /// The names of the values that it gives.
  package var outputValues: [String] { Array((outputs ?? [:]).values) }
}
