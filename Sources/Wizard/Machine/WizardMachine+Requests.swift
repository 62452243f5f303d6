import Engine

extension WizardMachine {
  /// The run of a task screen's operation; nil when the screen is no task.
  func request(for key: ScreenKey) -> TaskRequest? {
    guard let task = screen(key)?.task, let signature = signatures[task.operation] else {
      return nil
    }
    let later = later
    var request = TaskRequest(
      run: run, screen: key, operation: task.operation, texts: task.constants ?? [:], secrets: [:],
      secretOutputs: [:], memory: memory(of: key))
    request.interrupted = state.records[key]?.interrupted
    let taken = taken(by: task, signature)
    for input in signature.inputs where taken.contains(input.name) {
      guard let value = task.inputs[input.name] else { continue }
      switch input.kind {
      case .secret: request.secrets[input.name] = value
      case .text, .list: request.texts[input.name] = state.values[value]?.text
      }
      guard later.contains(value) else { continue }
      request.later.insert(input.name)
      if input.kind != .secret { request.texts[input.name] = Phrases.knownAfterApply }
    }
    for output in signature.outputs where output.kind == .secret {
      request.secretOutputs[output.name] = task.outputs?[output.name]
    }
    return request
  }

  /// The names of the inputs that a task gets as things are: of two sign-ins, the one that was given
  /// last.
  private func taken(by task: TaskDefinition, _ signature: OperationSignature) -> Set<String> {
    let open = signature.inputs.filter { input in
      !input.replaces.isEmpty && task.inputs[input.name].map { state.secrets[$0] == nil } ?? true
    }
    return signature.taken(of: Set(task.inputs.keys).subtracting(open.map(\.name)))
  }

  /// The memory of earlier runs of a task: what they asked to be remembered, and what they sent
  /// without an answer.
  private func memory(of key: ScreenKey) -> [String: String] {
    guard let record = state.records[key] else { return [:] }
    return record.made.reduce(into: record.memory) { memory, change in
      memory.merge(change.restore.filter { $0.key.hasPrefix(Plan.sentPrefix) }) { _, new in new }
    }
  }

  /// The values that a screen would work with now, has a person copy, or asks for before a task:
  /// text, or the generation of a secret.
  func inputs(of key: ScreenKey) -> [String: String] {
    guard let page = screen(key)?.page else { return [:] }
    var names = page.walkthrough?.copied.flatMap(Interpolation.names) ?? []
    if let task = page.task {
      let taken = signatures[task.operation].map { self.taken(by: task, $0) }
      names += task.inputs.filter { taken?.contains($0.key) ?? true }.values
    }
    if page.runsTasks { names += page.fieldNames }
    var inputs: [String: String] = [:]
    for value in names {
      if let mark = state.secrets[value] {
        inputs[value] = "secret #\(mark.generation)"
      } else if let text = state.values[value]?.text {
        inputs[value] = text
      }
    }
    return inputs
  }

  /// The secrets that these tasks need and this process does not hold, in a stable order.
  func missingSecrets(of keys: [ScreenKey]) -> [String] {
    var missing: [String] = []
    for key in keys {
      guard let task = screen(key)?.task, let signature = signatures[task.operation] else {
        continue
      }
      let given = taken(by: task, signature)
      for input in signature.inputs
      where input.kind == .secret && signature.needs(input, given: given) {
        guard let value = task.inputs[input.name], !secretsAtHand.contains(value),
          state.pending[value] == nil
        else { continue }
        if !missing.contains(value) { missing.append(value) }
      }
    }
    return missing
  }

  /// The title of a screen, with the values that it names.
  package func title(of key: ScreenKey) -> String {
    screen(key).map { interpolated($0.title) } ?? key.screen
  }
}
