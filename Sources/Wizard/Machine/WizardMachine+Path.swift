extension WizardMachine {
  /// The screens of the outermost procedure on the way that the values lead, as far as is known.
  func path() -> [ScreenKey] {
    var path = way(through: state.procedure)
    if let here = state.position.first, !path.contains(here) { path.append(here) }
    return path
  }

  /// The screens of a procedure on the way that the values lead from its start; empty when there is
  /// no such procedure.
  func way(through procedure: String) -> [ScreenKey] {
    guard let procedure = catalog.procedure(procedure) else { return [] }
    let (known, later) = (known, later)
    var way: [ScreenKey] = []
    var next = first(of: procedure.starts).map { ScreenKey(procedure.name, $0.to) }
    while let key = next, !way.contains(key) {
      way.append(key)
      let own = screen(key)?.transitions.first { $0.when?.holds(in: known, later: later) ?? true }
      let out = state.detours[key]?.to ?? own?.to
      next = out.map { ScreenKey(key.procedure, $0) }
    }
    return way
  }

  /// The steps of that way with their state, or the headings of the document that is followed.
  func stepViews() -> [StepView] {
    if let headings = guideSteps() { return headings }
    guard let procedure = catalog.procedure(state.procedure) else { return [] }
    let path = path()
    let here = state.position.first.flatMap { screen($0)?.step }
    return procedure.steps.compactMap { step in
      let keys = path.filter { screen($0)?.step == step.id }
      guard !keys.isEmpty else { return nil }
      let target = keys.first { position(of: $0) != nil } ?? firstInside(keys)
      let status: StepStatus = step.id == here ? .current : status(of: keys)
      return StepView(title: step.title, status: status, target: target)
    }
  }

  /// The first screen seen inside a called procedure.
  private func firstInside(_ keys: [ScreenKey]) -> ScreenKey? {
    state.trail.first { position in position.first.map(keys.contains) == true }?.last
  }

  func status(of keys: [ScreenKey]) -> StepStatus {
    let all = keys + keys.flatMap(inside)
    if all.contains(where: { needsAttention($0) }) { return .attention }
    let records = keys.map { state.records[$0] }
    guard records.allSatisfy({ $0?.isComplete == true }) else { return .notStarted }
    if all.contains(where: { state.records[$0]?.doubt != nil }) { return .unverified }
    return all.contains { state.records[$0]?.status == .skipped } ? .skipped : .done
  }

  /// The tasks of a screen, or the screens of the procedure that it calls.
  private func inside(_ key: ScreenKey) -> [ScreenKey] {
    guard case .call(let call)? = screen(key)?.kind,
      let procedure = catalog.procedure(call.procedure)
    else { return memberKeys(of: key) }
    return procedure.screens.map { ScreenKey(procedure.name, $0.id) }
  }

  private func needsAttention(_ key: ScreenKey) -> Bool {
    let record = state.records[key]
    let status = record?.status
    return record?.isStale == true || status == .failed || status == .started
  }
}
