/// A route whose undisturbed course is known, so that each point can be compared with it.
struct KillBench: Sendable {
  let route: ChangingRoute
  private let before: String
  private let applied: Course
  private let undone: Course
  private let stages = KillStages()

  /// The result of an undisturbed run.
  private struct Course {
    var ending: Child.Ending
    var state: String
    var requests: Int
  }

  /// The reason why a route cannot be measured.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs the route once.
  init(_ route: ChangingRoute) throws {
    self.route = route
    let scratch = try Scratch()
    let sandbox = try SandboxProcess(scratch, presets: route.presets)
    let answers = try route.writeAnswers(for: sandbox, in: scratch)
    before = try sandbox.neutralState()
    func run(_ words: String...) throws -> (course: Course, said: String) {
      let start = sandbox.log.count
      let run = try Program.run(words, in: scratch)
      let requests = sandbox.log.count - start
      return (
        Course(ending: run.ending, state: try sandbox.neutralState(), requests: requests), run.said
      )
    }
    let apply = try run("apply", answers)
    applied = apply.course
    // A client secret that took another's place is told from it by nothing but its number.
    let isChanged = try applied.state != before || !sandbox.log.changes().isEmpty
    let undo = try run("undo", answers, "--yes")
    undone = undo.course
    guard isChanged, [.exit(0), .exit(3)].contains(applied.ending) else {
      throw Failure(description: "\(route) does not change what it should: \(apply.said)")
    }
    guard !route.isAsBefore || undone.state == before else {
      throw Failure(description: "\(route) is not as before: \(undo.said)")
    }
  }

  /// Every point at which a run can be killed, with each sequel.
  var points: [KillPoint] {
    KillPoint.Sequel.allCases.flatMap { sequel in
      (0..<(sequel == .undoAgain ? undone.requests : applied.requests)).flatMap { earlier in
        KillPoint.Moment.allCases.map {
          KillPoint(request: earlier + 1, moment: $0, sequel: sequel)
        }
      }
    }
  }

  /// Kills a run at a point, continues, and compares.
  ///
  /// - Returns: the fault; nil when everything is right.
  func wrong(at point: KillPoint) -> String? {
    do {
      // What Developer Console makes has numbers of its own, which rise.
      let isNew = point.sequel == .apply && route.changesConsole
      let stage = try stages.take(fresh: isNew) ?? KillStage(route)
      let trial = try KillTrial(route, stage)
      if point.sequel == .undoAgain { _ = try trial.run("apply", trial.answers) }
      try trial.kill(
        point.sequel == .undoAgain
          ? ["undo", trial.answers, "--yes"] : ["apply", trial.answers], at: point)
      if let wrong = try point.sequel == .apply ? wrongApply(trial) : wrongUndo(trial) {
        return wrong
      }
      if try stage.sandbox.neutralState() == before { stages.put(stage) }
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Whether a run stops for a person, who alone can know who created an object.
  private func isDoubt(_ run: Program.Result) -> Bool {
    [.exit(2), .exit(4)].contains(run.ending) && route.doubts.contains(where: run.said.contains)
  }

  private func wrongApply(_ trial: KillTrial) throws -> String? {
    let again = try trial.run("apply", trial.answers)
    if isDoubt(again) { return try trial.doubled() }
    guard again.ending == applied.ending else { return "\(again.ending): \(again.said)" }
    guard try trial.state() == applied.state else { return "another state: \(again.said)" }
    let changes = try trial.log.changes().count
    let last = try trial.run("apply", trial.answers)
    guard last.ending == applied.ending else { return "at last \(last.ending): \(last.said)" }
    guard try trial.log.changes().count == changes else { return "changed twice: \(last.said)" }
    if let doubled = try trial.doubled() { return doubled }
    let undo = try trial.run("undo", trial.answers, "--yes")
    guard undo.ending == undone.ending else { return "undo at last \(undo.ending): \(undo.said)" }
    guard try !route.isAsBefore || trial.state() == before else {
      return "not as before at last: \(undo.said)"
    }
    return nil
  }

  private func wrongUndo(_ trial: KillTrial) throws -> String? {
    // Killed before there was a session: there is nothing to take back.
    guard trial.hasSession else {
      return try trial.state() == before ? nil : "changed without a session"
    }
    let undo = try trial.run("undo", trial.answers, "--yes")
    if isDoubt(undo) { return try trial.doubled() }
    guard undo.ending == .exit(0) || undo.ending == undone.ending else {
      return "\(undo.ending): \(undo.said)"
    }
    let state = try trial.state()
    guard state == before || (state == undone.state && undo.ending == undone.ending) else {
      return "another state: \(undo.said)"
    }
    return try trial.doubled()
  }
}

extension SandboxProcess {
  /// Everything that can be changed, without the parts that differ between two sandboxes of one
  /// seed.
  func neutralState() throws -> String {
    try everything()
      .replacing(#/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#, with: "ID")
      .replacing(#/"(notAfter|notBefore)" ?: "[^"]*"|":jcr:data" ?: [0-9]+/#, with: "")
  }
}
