import Engine

extension ScreenChecker {
  /// Checks that the steps, values, checks, operations and procedures that screens name exist and
  /// fit.
  func parts(of procedure: Procedure) -> [Fault] {
    var faults: [Fault] = []
    let steps = Set(procedure.steps.map(\.id))
    for step in procedure.steps where !procedure.screens.contains(where: { $0.step == step.id }) {
      faults.append(fault(procedure, nil, "no screen belongs to the step \"\(step.id)\""))
    }
    for (name, route) in procedure.routes.sorted(by: { $0.key < $1.key }) {
      for value in route.answers.keys.sorted() where definition(value) == nil {
        faults.append(fault(procedure, nil, "the route \(name) answers no value: \"\(value)\""))
      }
    }
    for name in procedure.starts.compactMap(\.when).flatMap(\.values)
    where definition(name) == nil {
      faults.append(fault(procedure, nil, "its start tests \"\(name)\", which is not a value"))
    }
    for name in procedure.starts.compactMap(\.set).flatMap(\.keys).sorted()
    where definition(name)?.kind.isShown != true {
      faults.append(
        fault(procedure, nil, "its start sets \"\(name)\", which is not a value to show"))
    }
    for screen in procedure.screens {
      // A procedure that is only called lives in a step of its caller.
      if procedure.standsAlone, !steps.contains(screen.step) {
        faults.append(fault(procedure, screen.id, "its step \"\(screen.step)\" does not exist"))
      }
      faults += asked(screen).map { fault(procedure, screen.id, $0) }
      let tested = screen.conditions.flatMap { condition in
        condition.tests.flatMap { test in
          [test.value] + test.contents.flatMap { Interpolation.names(in: $0) }
        }
      }
      for name in tested where definition(name) == nil {
        faults.append(fault(procedure, screen.id, "it tests \"\(name)\", which is not a value"))
      }
      let set = screen.settings.flatMap(\.keys)
      for name in set.sorted() where definition(name)?.kind.isShown != true {
        faults.append(
          fault(procedure, screen.id, "a transition sets \"\(name)\", which is not a value to show")
        )
      }
      faults += own(screen, procedure)
    }
    return faults
  }

  private func own(_ screen: Screen, _ procedure: Procedure) -> [Fault] {
    switch screen.kind {
    case .page(let page):
      return self.page(page, screen).map { fault(procedure, screen.id, $0) }
        + (page.task.map { self.task($0, screen, procedure) } ?? [])
        + screen.members.flatMap { own($0, procedure) }
    case .choice(let choice):
      var faults: [Fault] = []
      if choice.list == nil, !choice.options.contains(where: { $0.unavailable == nil }) {
        faults.append(fault(procedure, screen.id, "none of its answers can be chosen"))
      }
      let preset = definition(choice.value)?.preset
      for option in choice.options where option.commits == true && option.value == preset {
        let words = "\"\(option.value)\" commits to something, but is preset"
        faults.append(fault(procedure, screen.id, words))
      }
      if let list = choice.list, definition(list)?.kind != .list {
        faults.append(fault(procedure, screen.id, "\"\(list)\" is not a value of kind list"))
      }
      return faults
    case .call(let call):
      guard catalog.procedure(call.procedure) == nil else { return [] }
      return [
        fault(procedure, screen.id, "it calls \"\(call.procedure)\", which is not a procedure")
      ]
    case .summary(let verdicts):
      return self.verdicts(verdicts).map { fault(procedure, screen.id, $0) }
    }
  }

  /// Checks that each statement of a summary can count.
  private func verdicts(_ verdicts: [StatedVerdict]) -> [String] {
    verdicts.indices.filter { place in
      verdicts[..<place].contains { $0.when == nil && $0.grade <= verdicts[place].grade }
    }.map { "its verdict \"\(verdicts[$0].text)\" never counts: one before it always does" }
  }

  /// Checks that the parts of a page fit together.
  private func page(_ page: Page, _ screen: Screen) -> [String] {
    var faults: [String] = []
    let isOnlyRead =
      page.walkthrough == nil && page.fieldNames.isEmpty && page.items.isEmpty && !page.runsTasks
    if isOnlyRead, screen.text.isEmpty, page.rows.isEmpty {
      faults.append("it has nothing to read or to do")
    }
    if page.isAct, !isOnlyRead {
      faults.append("its parts say what you must do, without \"act\"")
    }
    if page.isEnd, !page.fieldNames.isEmpty || !page.items.isEmpty || page.runsTasks {
      faults.append("the procedure ends here, so nothing on it can be entered or done")
    }
    for name in Set(page.rows.flatMap { [$0.partValue, $0.reasonValue] }.compactMap(\.self))
      .sorted()
    where definition(name)?.kind.isShown != true {
      faults.append("a row needs \"\(name)\", which is not a value to show")
    }
    let parts = Set(signatures.values.flatMap { signature in signature.parts.map(signature.name) })
    for row in page.rows {
      if let name = row.partValue, definition(name) != nil, !parts.contains(name) {
        faults.append("a row needs \"\(name)\", which no operation reads")
      }
    }
    // One that only a followed document shows may join them.
    let buttons = page.others.count { $0.when?.values.contains(Guide.value) != true }
    if buttons > 3 || page.others.count > 4 {
      faults.append("it has \(page.others.count) other buttons; 3 at most")
    }
    if page.isEnd, !page.others.isEmpty {
      faults.append("the procedure ends here, but other buttons continue")
    }
    let ids = page.details.map(\.id)
    for id in Set(ids).sorted() where ids.count(where: { $0 == id }) > 1 {
      faults.append("more than one pane has the id \"\(id)\"")
    }
    for detail in page.details where detail.text.isEmpty && detail.acts.isEmpty {
      faults.append("its pane \(detail.id) has nothing to read")
    }
    for name in page.folded.map(\.value) {
      if let value = definition(name), value.preset == nil, !value.isOptional {
        faults.append(
          "it folds \"\(name)\" away, which needs a preset, or must be allowed to stay empty")
      }
    }
    if Set(page.tasks.map(\.id)).count < page.tasks.count {
      faults.append("two of its tasks have the same id")
    }
    for task in page.tasks.map(\.task)
    where task.starts != nil || task.otherwise != nil || task.needs != nil || task.word != nil {
      faults.append(
        "one of several tasks cannot have \"starts\", \"otherwise\", \"needs\" or \"word\"")
    }
    for act in page.acts where !Walkthrough.isActName(act) {
      faults.append(
        "\"\(act)\" does not have the form of an act's name, such as \"install-hotfix\"")
    }
    guard let task = page.task else { return faults }
    if let need = task.needs {
      if definition(need.value) == nil {
        faults.append("it needs \"\(need.value)\", which is not a value")
      }
      if task.word == nil {
        faults.append("it has no word for when \"\(need.value)\" is none, so it is a trap")
      }
    }
    return faults
  }

  private func task(
    _ task: TaskDefinition, _ screen: Screen, _ procedure: Procedure
  ) -> [Fault] {
    guard let signature = signatures[task.operation] else {
      return [
        fault(procedure, screen.id, "it runs \"\(task.operation)\", which is not an operation")
      ]
    }
    var faults: [Fault] = []
    let constants = task.constants ?? [:]
    for input in signature.inputs {
      guard let value = task.inputs[input.name] else {
        let given = Set(task.inputs.keys).union(constants.keys)
        if signature.needs(input, given: given), constants[input.name] == nil {
          faults.append(fault(procedure, screen.id, "the input \"\(input.name)\" gets no value"))
        }
        continue
      }
      faults += match(value, input, screen, procedure)
    }
    for output in signature.outputs {
      if let value = task.outputs?[output.name] {
        faults += match(value, output, screen, procedure)
      }
    }
    let inputs = Set(signature.inputs.map(\.name))
    let outputs = Set(signature.outputs.map(\.name))
    let unknown =
      Set(task.inputs.keys).union(constants.keys).subtracting(inputs).sorted()
      + Set(task.outputs.map { Array($0.keys) } ?? []).subtracting(outputs).sorted()
    faults += unknown.map {
      fault(procedure, screen.id, "the operation \(task.operation) has no \"\($0)\"")
    }
    let known = Set(signature.parts)
    for part in constants["parts"].map(TaskDefinition.parts) ?? []
    where !known.isEmpty && !known.contains(part) {
      faults.append(
        fault(procedure, screen.id, "the operation \(task.operation) has no part \"\(part)\""))
    }
    faults += task.needless.map { fault(procedure, screen.id, $0) }
    faults += condition(of: task, signature, screen).map { fault(procedure, screen.id, $0) }
    for output in (task.expects ?? [:]).keys.sorted() where task.outputs?[output] == nil {
      faults.append(
        fault(procedure, screen.id, "it expects \"\(output)\", but does not pass it to a value"))
    }
    for id in task.relies ?? []
    where catalog.screen(ScreenKey(reliedOn: id, in: procedure.name))?.page?.runsTasks != true {
      faults.append(fault(procedure, screen.id, "it relies on \"\(id)\", which is not a task"))
    }
    return faults
  }

  private func match(
    _ value: String, _ parameter: OperationSignature.Parameter, _ screen: Screen,
    _ procedure: Procedure
  ) -> [Fault] {
    guard let definition = definition(value) else {
      return [
        fault(
          procedure, screen.id,
          "\"\(parameter.name)\" is tied to \"\(value)\", which is not a value")
      ]
    }
    guard !definition.kind.fits(parameter.kind) else { return [] }
    return [
      fault(
        procedure, screen.id,
        "\"\(value)\" is of kind \(definition.kind.rawValue), and \"\(parameter.name)\" is of kind"
          + " \(parameter.kind.rawValue)")
    ]
  }

  /// Checks that what a screen asks for is defined, and of a kind that this screen can ask for.
  private func asked(_ screen: Screen) -> [String] {
    switch screen.kind {
    case .page(let page):
      page.fieldNames.compactMap { name in
        asked(name) { kind in
          kind.isTyped || kind == .tick
            || kind == .option && definition(name)?.options.isEmpty == false
        }
      }
        + page.allItems.compactMap(\.value).compactMap { asked($0) { $0 == .tick } }
    case .choice(let choice): [asked(choice.value) { $0 == .option }].compactMap(\.self)
    case .call, .summary: []
    }
  }

  private func asked(_ name: String, fits: (ValueDefinition.Kind) -> Bool) -> String? {
    guard let kind = definition(name)?.kind else {
      return "it asks for \"\(name)\", which is not a value"
    }
    return fits(kind)
      ? nil : "it cannot ask for \"\(name)\", which is of kind \(kind.rawValue)"
  }

  func definition(_ value: String) -> ValueDefinition? { catalog.values[value] }
}

extension ValueDefinition.Kind {
  /// Whether an operation's input or output can be of this kind.
  fileprivate func fits(_ kind: OperationSignature.Kind) -> Bool {
    switch kind {
    case .text: isShown
    case .secret: self == .secret
    case .list: self == .list
    }
  }
}
