import Engine
import Values
import Wizard

/// Pages: what the file gives, then the task, then what a person has to confirm.
extension UnattendedFace {
  /// Ticks, fills in, and then lets the task run.
  func stepPage(
    _ page: Page, _ walk: Walk, _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    if page.isEnd { return .routeEnds(walk.view.title, walk.view.texts) }
    if walk.phase == .idle, let stop = fill(page, walk) { return stop }
    for index in walk.items(of: page) { walk.send(.tick(item: index, true)) }
    guard walk.ending == nil else { return nil }
    if let task = page.task { return stepTask(task, walk, &result) }
    if page.runsTasks { return stepBatch(walk, &result) }
    walk.send(.next)
    return nil
  }

  /// The other way that the answers take: the first that is offered and whose values they all hold.
  func otherWay(on screen: Screen, _ walk: Walk) -> Int? {
    guard let page = screen.page else { return nil }
    let given = Set(answers.keys).union(walk.state.secrets.keys)
    return walk.others.first {
      walk.catalog.isTaken(page.others[$0], from: walk.key, by: answers, given: given)
    }
  }

  /// Takes another way, and notes the task that is left, unless the way takes its place.
  func leave(
    _ screen: Screen, by place: Int, _ walk: Walk, _ result: inout UnattendedResult
  ) {
    if let task = screen.task, let other = screen.page?.others[place], !other.isInstead {
      note(
        UnattendedStep(
          id: walk.key.description, operation: task.operation, status: .skipped,
          detail: StyledText(other.label).plain), &result)
    }
    walk.send(.other(place))
  }

  /// Fills in the fields; the answer is why it cannot, or nil.
  ///
  /// An answer can show a field that another one of the file fills.
  private func fill(_ page: Page, _ walk: Walk) -> UnattendedResult.Stop? {
    var filled: Set<String> = []
    while walk.ending == nil {
      let open = walk.fields(of: page).filter { !filled.contains($0) }
      if open.isEmpty { return nil }
      if let stop = fill(open, walk) { return stop }
      filled.formUnion(open)
      // What was given can show or hide others only once it is taken over.
      if page.isConditional { for field in open { walk.send(.leaveField(field)) } }
    }
    return nil
  }

  private func fill(_ fields: [String], _ walk: Walk) -> UnattendedResult.Stop? {
    var missing: [String] = []
    var refused: [String] = []
    for field in fields {
      let definition = walk.catalog.values[field]
      if let answer = answers[field] {
        if let contradiction = Self.contradiction(answers, field, walk) {
          refused.append(contradiction)
        } else {
          walk.send(.edit(field: field, text: answer))
        }
      } else if definition?.isOptional == true {
        // A preset is a help for a person, and never an answer.
        if definition?.preset != nil {
          walk.send(.edit(field: field, text: definition?.kind == .tick ? "no" : ""))
        }
      } else if definition?.kind == .secret {
        if walk.view.lacksSecret(field) { missing.append(field) }
      } else if walk.state.values[field] == nil {
        missing.append(field)
      }
    }
    if !refused.isEmpty { return .answersRefused(walk.view.title, refused) }
    if mode == .plan, missing.contains(where: { Self.waits(for: $0, walk) }) {
      // What is only planned gives it; with nothing to go by, the plan ends here.
      walk.send(.leave)
      return nil
    }
    return missing.isEmpty ? nil : .answersMissing(walk.view.title, missing)
  }

  /// Whether an operation whose changes are only planned will give a field.
  private static func waits(for field: String, _ walk: Walk) -> Bool {
    walk.state.records.contains { key, record in
      guard record.status == .pending,
        let task = walk.catalog.screen(key)?.task
      else { return false }
      return task.outputs?.values.contains(field) == true
    }
  }

  /// The reason why the file's answer for a field is refused: this session created another value.
  static func contradiction(
    _ answers: [String: String], _ field: String, _ walk: Walk
  ) -> String? {
    guard let answer = answers[field], let created = created(field, walk), created != answer else {
      return nil
    }
    let label = walk.catalog.values[field]?.label ?? field
    return "\(label): this session created \(created), and the file says \(answer). Remove \(field)"
      + " from the file, or write \(created)."
  }

  /// The text that an operation of this session created for a field.
  private static func created(_ field: String, _ walk: Walk) -> String? {
    guard let value = walk.state.values[field], value.source == .engine else { return nil }
    let isCreated = walk.state.records.contains { key, record in
      guard record.hasChanged, record.status == .done,
        let task = walk.catalog.screen(key)?.task
      else { return false }
      return task.outputs?.values.contains(field) == true
    }
    return isCreated ? value.text : nil
  }

  /// Continues past a task that has not passed, on the word of the file; else a person is needed, or
  /// it has failed.
  func stepUnpassed(
    _ task: TaskDefinition, because problem: ProblemText, made: [Change], _ walk: Walk,
    _ result: inout UnattendedResult
  ) -> UnattendedResult.Stop? {
    let screen = walk.catalog.screen(walk.key)
    func note(_ status: UnattendedStep.Status, _ act: PersonAct?, _ detail: String) {
      let record = walk.state.records[walk.key]
      self.note(
        UnattendedStep(
          id: walk.key.description, operation: task.operation, key: act?.key, status: status,
          outcome: record?.result, changes: made, evidence: record?.evidence ?? [],
          cautions: record?.cautions ?? [], detail: detail), &result)
    }
    // A word that does not fit what was found is not asked for.
    let isAsked = task.word == nil || walk.wantsWord
    guard isAsked, let act = screen.flatMap({ PersonAct.unlessPassed(on: $0, walk.key) }) else {
      note(.failed, nil, problem.cause)
      return .failed(problem)
    }
    let isConfirmed = act.isConfirmed(in: answers)
    if isConfirmed, walk.wantsWord, let page = screen?.page {
      note(.confirmed, act, "Confirmed by the answers file: \(act.text) \(problem.cause)")
      walk.send(.tick(item: page.wordIndex, true))
      walk.send(.next)
      return nil
    }
    if isConfirmed {
      // The file says that it is done, and the engine sees that it is not.
      note(.failed, act, problem.cause)
      return .failed(problem)
    }
    if mode == .plan, result.isAheadOfAEM {
      note(.pending, nil, "\(Self.looksAfterwards) \(problem.cause)")
      walk.send(.postpone)
      return nil
    }
    let how = "\(act.text) The file confirms it with \"\(act.key)\": \"\(act.answer)\"."
    note(.needsPerson, act, "\(problem.cause) \(how)")
    guard mode == .plan else {
      return .needsPerson(walk.view.title, [problem.cause] + problem.advice + [how])
    }
    walk.send(.postpone)
    return nil
  }

  /// What the screen says about a result that does not let one on.
  static func notes(in view: ScreenView) -> [String] {
    view.elements.compactMap { element in
      if case .finding(.note, let text) = element { text } else { nil }
    }
  }
}

extension ScreenView {
  /// Whether a secret's field waits for it.
  fileprivate func lacksSecret(_ name: String) -> Bool {
    elements.contains { element in
      if case .field(let field) = element {
        field.name == name && field.secret != .given
      } else {
        false
      }
    }
  }

  /// The paragraphs of the body, without marks.
  fileprivate var texts: [String] {
    elements.compactMap { element in
      if case .text(let text) = element { StyledText(text).plain } else { nil }
    }
  }
}
