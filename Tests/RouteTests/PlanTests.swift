import Testing

/// A plan lists what apply does, and apply does what the plan lists.
@Suite("Plan and apply", .serialized)
struct PlanTests {
  @Test(
    "On every script's way, the steps that plan lists are those that apply makes",
    arguments: RouteFiles.scripts.filter { $0.end != nil })
  func equal(_ script: RouteScript) async throws {
    let run = try await PlanRun(script: script).run()
    let (plan, apply) = (run.plan, run.apply)
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
