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

  /// Whether it only looks for the route.
  var isSurvey: Bool { survey == true }
}
