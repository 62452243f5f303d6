/// The result of a look at the other side.
package struct Look: Sendable {
  /// The changes that are left to make.
  package let plan: Plan
  /// The conclusion, when nothing has to change; otherwise nil.
  package let conclusion: Conclusion?
  private let change: @Sendable () async throws(Problem) -> Applied

  init(
    plan: Plan, conclusion: Conclusion?,
    change: @escaping @Sendable () async throws(Problem) -> Applied
  ) {
    self.plan = plan
    self.conclusion = conclusion
    self.change = change
  }

  /// Makes the changes that the plan lists, and verifies them.
  ///
  /// - Returns: `.outdated` with a new look, and nothing changed, when the other side has moved
  ///   since; otherwise what was done.
  package func apply() async throws(Problem) -> Applied {
    try await change()
  }
}
