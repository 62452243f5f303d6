import Engine

extension WizardMachine {
  /// Whether the result of a screen is out of date.
  ///
  /// It rests on other values now, on a change that was applied after it, or on a step that is out
  /// of date itself.
  func isStale(_ key: ScreenKey) -> Bool {
    guard let record = state.records[key], isJudged(key, record) else { return false }
    return isStale(key, above: [], on: wholePath())
  }

  /// Whether a screen itself rests on earlier values or an earlier state; what it relies on is not
  /// judged.
  func isOutdatedItself(_ key: ScreenKey) -> Bool {
    guard let record = state.records[key], isJudged(key, record) else { return false }
    return record.inputs != inputs(of: key)
      || foundations(of: key, on: wholePath()).contains { isChanged($0, after: record) }
  }

  /// Notes in the records which of them are out of date, for whoever reads the state alone.
  mutating func markStale() {
    let path = wholePath()
    for key in Array(state.records.keys) {
      let isStale = isStale(key, above: [], on: path)
      if state.records[key]?.isStale != isStale { state.records[key]?.isStale = isStale }
    }
  }

  /// Whether a screen is out of date, directly or through what it relies on.
  ///
  /// `above` has the screens that are being judged already, so that a circle ends. `path` is the
  /// path that the values lead; it is the same for all screens, whatever their records.
  private func isStale(
    _ key: ScreenKey, above: Set<ScreenKey>, on path: [ScreenKey]
  ) -> Bool {
    guard let record = state.records[key], isJudged(key, record), !above.contains(key) else {
      return false
    }
    if record.inputs != inputs(of: key) { return true }
    let above = above.union([key])
    return foundations(of: key, on: path).contains {
      isChanged($0, after: record) || isStale($0, above: above, on: path)
    }
  }

  /// Whether the screen can be out of date: what was done or found, and what was copied by hand.
  private func isJudged(_ key: ScreenKey, _ record: StepRecord) -> Bool {
    guard let page = screen(key)?.page, page.runsTasks || page.walkthrough != nil else {
      return false
    }
    return record.status == .done || record.status == .passed
  }

  private func isChanged(_ key: ScreenKey, after record: StepRecord) -> Bool {
    (state.records[key]?.lastChange ?? 0) > record.changesSeen
  }

  /// The screens that a screen rests on.
  ///
  /// These are the screens that it relies on, and, when it only reads, all that change something
  /// before it on the path.
  private func foundations(of key: ScreenKey, on path: [ScreenKey]) -> [ScreenKey] {
    guard let task = screen(key)?.task else { return [] }
    let relies = reliedOn(by: key)
    guard signatures[task.operation]?.changes == false else { return relies }
    return relies
      + path.prefix { $0 != key }.filter { earlier in
        guard let earlierTask = screen(earlier)?.task else { return false }
        return signatures[earlierTask.operation]?.changes == true
      }
  }

  /// The screens that a task names as those whose result it builds on.
  func reliedOn(by key: ScreenKey) -> [ScreenKey] {
    (screen(key)?.task?.relies ?? []).map { ScreenKey(reliedOn: $0, in: key.procedure) }
      .flatMap { memberKeys(of: $0).isEmpty ? [$0] : memberKeys(of: $0) }
  }
}

extension ScreenKey {
  /// The screen that `relies` names: one of the same procedure by its id, one of another as
  /// `procedure/screen`.
  init(reliedOn name: String, in procedure: String) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    self = parts.count == 2 ? ScreenKey(parts[0], parts[1]) : ScreenKey(procedure, name)
  }
}
