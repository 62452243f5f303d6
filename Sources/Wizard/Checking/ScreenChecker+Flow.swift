import Engine

extension ScreenChecker {
  /// Checks that every value in use was asked for or found before, on every path.
  func flow(of procedure: Procedure) -> [Fault] {
    var faults: [Fault] = []
    let nothing = KnownValues(alternatives: catalog.alternatives, implied: implied)
    _ = follow(procedure, knowing: nothing, within: [], into: &faults)
    var seen: Set<String> = []
    return faults.filter { seen.insert($0.description).inserted }
  }

  /// Follows all ways of a procedure.
  ///
  /// - Returns: the values that are known at every end of it.
  private func follow(
    _ procedure: Procedure, knowing given: KnownValues, within callers: [String],
    into faults: inout [Fault]
  ) -> KnownValues {
    guard !callers.contains(procedure.name) else {
      faults.append(fault(procedure, nil, "it calls itself: \(callers.joined(separator: " → "))"))
      return given
    }
    var known: [String: KnownValues] = [:]
    var open: [String] = []
    var atEnds: KnownValues?
    func arrive(_ target: String, _ arriving: KnownValues) {
      guard !arriving.isEmpty else { return }
      let merged = known[target]?.merged(with: arriving) ?? arriving
      if merged != known[target] {
        known[target] = merged
        open.append(target)
      }
    }
    for way in procedure.starts { arrive(way.to, given.passing(way.when, setting: way.set)) }
    while let id = open.popLast() {
      guard let screen = procedure.screen(id), let before = known[id] else { continue }
      let after = leaving(screen, procedure, knowing: before, within: callers, into: &faults)
      if screen.transitions.isEmpty, !screen.isDeadEnd {
        atEnds = atEnds?.merged(with: after) ?? after
      }
      for way in screen.transitions { arrive(way.to, after.passing(way.when, setting: way.set)) }
      // Another way leaves the page before anything on it is given or found.
      for way in screen.page?.others ?? [] {
        arrive(way.to, before.passing(way.when, setting: way.set))
      }
    }
    for screen in procedure.screens {
      guard let before = known[screen.id] else { continue }
      for use in uses(screen, procedure) where !before.contains(use.value, reaching: use.reach) {
        faults.append(
          fault(
            procedure, screen.id,
            "it uses \"\(use.value)\", which is not known on every path to it"))
      }
    }
    return atEnds ?? given
  }

  /// The values that are known for certain after a screen; no more than before if it can be skipped.
  private func leaving(
    _ screen: Screen, _ procedure: Procedure, knowing before: KnownValues,
    within callers: [String], into faults: inout [Fault]
  ) -> KnownValues {
    guard screen.skipNote == nil else { return before }
    switch screen.kind {
    case .page(let page):
      // Past a task on the person's word nothing is found, nor by one that may not take part.
      let certain = page.tasks.filter { $0.when == nil }.map(\.task)
      let found = (page.task?.word == nil ? page.task?.outputValues : nil) ?? []
      return before.adding(given(on: page)).adding(found + certain.flatMap(\.outputValues))
    case .choice(let choice):
      return before.adding([choice.value])
    case .call(let call):
      guard let called = catalog.procedure(call.procedure) else { return before }
      let known = follow(
        called, knowing: before.passing(nil, setting: call.with),
        within: callers + [procedure.name], into: &faults)
      for value in call.returns where !known.contains(value) {
        faults.append(
          fault(
            procedure, screen.id,
            "\"\(call.procedure)\" does not return \"\(value)\" on every path through it"))
      }
      return known
    case .summary:
      return before
    }
  }

  /// The values that the person has certainly given when a page lets the person on.
  private func given(on page: Page) -> Set<String> {
    let fields = (page.fields + page.folded).filter {
      $0.when == nil && definition($0.value)?.isOptional == false
    }
    let items = page.items.filter { $0.when == nil }
    return Set(fields.map(\.value)).union(items.compactMap(\.value))
      .withEither(of: catalog.alternatives)
  }

  /// A value that has to be known; with `reach`, where that is not `none`.
  private struct Use {
    var value: String
    var reach: String?
  }

  /// The values that have to be known when a screen is reached.
  private func uses(_ screen: Screen, _ procedure: Procedure) -> [Use] {
    let task = screen.task.map { task in
      let given = screen.page.map { $0.startsOnArrival ? [] : self.given(on: $0) } ?? []
      return uses(task).filter { !given.contains($0) }
        .map { Use(value: $0, reach: task.needs?.value) }
    }
    return usesApartFromTask(screen).map { Use(value: $0) } + (task ?? [])
  }

  private func usesApartFromTask(_ screen: Screen) -> [String] {
    // Acts show what the page's own fields have.
    let fields = screen.page.map(given) ?? []
    var used = screen.shownTexts.flatMap { Interpolation.names(in: $0) }
      .filter { !fields.contains($0) }
    // What its condition tests is known where the paragraph is shown.
    used += screen.text.flatMap { paragraph in
      Interpolation.names(in: paragraph.text).filter {
        paragraph.when?.provenValues.contains($0) != true
      }
    }
    switch screen.kind {
    case .page(let page):
      used += page.rows.flatMap(uses)
      // A pane can be opened once the page has given or found something, too.
      let own = given(on: page).union(page.allTasks.flatMap(\.outputValues))
      used += page.details.flatMap(uses).filter { !own.contains($0) }
      var given = page.startsOnArrival ? [] : given(on: page)
      for member in page.tasks {
        let known = given.union(member.when?.provenValues ?? [])
          .withEither(of: catalog.alternatives)
        used += uses(member.task).filter { !known.contains($0) }
        given.formUnion(member.task.outputValues)
      }
    case .choice(let choice):
      used += choice.list.map { [$0] } ?? []
    case .summary(let verdicts):
      used += verdicts.flatMap { verdict in
        verdict.texts.flatMap { Interpolation.names(in: $0) }
          .filter { verdict.when?.provenValues.contains($0) != true }
      }
    case .call:
      break
    }
    return used
  }

  /// The values that have to be known where a row is shown; what it tests is.
  private func uses(_ row: FoundRow) -> [String] {
    let tested = row.when?.provenValues ?? []
    return [row.label, row.found].flatMap { Interpolation.names(in: $0) }
      .filter { !tested.contains($0) }
  }

  /// The values that have to be known where a pane of details is opened; what it tests is.
  private func uses(_ detail: Detail) -> [String] {
    let tested = detail.conditions.compactMap(\.self).flatMap(\.provenValues)
    return detail.texts.flatMap { Interpolation.names(in: $0) }.filter { !tested.contains($0) }
  }

  /// The values that are known where another one is, because only tasks give that: what all of
  /// these tasks need.
  func impliedValues() -> [String: Set<String>] {
    let screens = catalog.procedures.values.flatMap(\.screens)
    let otherwise = screens.reduce(into: Set<String>()) { names, screen in
      names.formUnion(screen.askedValues + screen.settings.flatMap(\.keys))
      if case .call(let call) = screen.kind { names.formUnion((call.with ?? [:]).keys) }
    }
    var implied: [String: Set<String>] = [:]
    for task in screens.compactMap(\.page).flatMap(\.allTasks) {
      let needed = Set(needs(task))
      for value in task.outputValues where !otherwise.contains(value) {
        implied[value] = implied[value]?.intersection(needed) ?? needed
      }
    }
    return implied
  }

  /// The values that have to be known when a task begins, or where it tells its result.
  private func uses(_ task: TaskDefinition) -> [String] {
    // What it says afterwards may name what it has just found.
    let found = Set(task.outputValues)
    let said = [task.success, task.otherwise ?? ""].flatMap { Interpolation.names(in: $0) }
    return needs(task).sorted() + said.filter { !found.contains($0) }
  }

  /// The values without which a task cannot begin.
  private func needs(_ task: TaskDefinition) -> Set<String> {
    let signature = signatures[task.operation]
    let given = Set(task.inputs.keys)
    let optional = Set(
      (signature?.inputs ?? []).filter { signature?.needs($0, given: given) == false }
        .map(\.name))
    var inputs = Set(task.inputs.filter { !optional.contains($0.key) }.values)
    for alternative in catalog.alternatives
    where inputs.isSuperset(of: alternative.replaced)
      && task.inputs.values.contains(alternative.value)
    {
      inputs.subtract(alternative.replaced)
      inputs.insert(alternative.either)
    }
    return inputs
  }
}

extension Screen {
  /// The texts below its paragraphs that are shown when it is reached, with values in braces.
  var shownTexts: [String] {
    switch kind {
    case .page(let page):
      [page.walkthrough?.place ?? ""]
        + (page.walkthrough?.acts ?? []).flatMap(\.texts)
        + page.allItems.flatMap { [$0.text, $0.help ?? ""] }
    case .choice(let choice): choice.options.flatMap { [$0.label, $0.hint ?? ""] }
    case .call, .summary: []
    }
  }

  /// All texts that it can show, paragraphs first.
  var allTexts: [String] {
    text.map(\.text) + (page?.rows.flatMap { [$0.group ?? "", $0.label, $0.found] } ?? [])
      + shownTexts + (page?.details.flatMap(\.texts) ?? []) + verdicts.flatMap(\.texts)
  }

  /// Every condition that it tests.
  var conditions: [Condition] {
    let own: [Condition?] =
      switch kind {
      case .page(let page): page.conditions
      case .choice(let choice): choice.options.map(\.when)
      case .summary(let verdicts): verdicts.map(\.when)
      case .call: []
      }
    let others = transitions.map(\.when) + text.map(\.when) + [standsInForTest]
    return (others + own).compactMap(\.self)
  }
}

extension Page {
  /// The conditions of its parts.
  fileprivate var conditions: [Condition?] {
    let acts = walkthrough?.acts ?? []
    return others.map(\.when) + details.flatMap(\.conditions) + rows.map(\.when)
      + rows.flatMap(\.marks).map(\.when)
      + acts.map(\.when) + acts.flatMap(\.fields).map(\.when) + (fields + folded).map(\.when)
      + allItems.flatMap { [$0.found, $0.when] } + allTasks.map(\.passes) + tasks.map(\.when)
  }
}
