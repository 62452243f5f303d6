import Testing

/// A plan lists the changes of apply, and apply makes no others.
@Suite("Plan and apply", .serialized, .timeLimit(.minutes(10)))
struct PlanTests {
  /// Scripts with a step in which a person deletes old IMS configurations on AEM's own page.
  static let needAnAct: Set<String> = [
    "brand-portal/existing-legacy", "brand-portal/found-clean", "brand-portal/jwt-clean",
    "brand-portal/restart", "brand-portal/surplus-agent",
  ]

  @Test(
    "On every script's way, the steps that plan lists are those that apply makes",
    arguments: RouteFiles.scripts.filter { script in
      // An act changes AEM between two looks, and so between plan and apply.
      script.end != nil && script.acts.isEmpty
    })
  func equal(_ script: RouteScript) async throws {
    let run = try await PlanRun(script: script).run()
    let apply = run.apply
    // Where nobody acts in AEM, apply stops at the look that misses that act.
    let plan = Self.needAnAct.contains(script.id) ? Array(run.plan.prefix(apply.count)) : run.plan
    for line in plan where !apply.contains(line) {
      Issue.record("\(script.id): only plan lists \(line)")
    }
    for line in apply where !plan.contains(line) {
      Issue.record("\(script.id): only apply makes \(line)")
    }
    #expect(plan == apply, "\(script.id)")
    if run.changes > 0 { RouteLog.write("plan  \(script.id)  \(run.changes) changes") }
  }
}
