import Engine
public import FoundationEssentials

extension WizardMachine {
  /// What can be taken back of this walk, the latest change first.
  public var undoable: [UndoStep] {
    let changed = state.records.filter { $0.value.hasChanged || $0.value.intent != nil }
    return changed.sorted { $0.value.at > $1.value.at }.compactMap { key, record in
      guard let restore = record.plan?.restore, !restore.isEmpty,
        var request = request(for: key), let inverse = inverses[request.operation]
      else { return nil }
      request.operation = inverse
      for (name, text) in restore { request.texts["restore.\(name)"] = text }
      let needed = Set((signatures[inverse]?.inputs ?? []).map(\.name))
      request.secrets = request.secrets.filter { needed.contains($0.key) }
      return UndoStep(key: key, title: title(of: key), request: request)
    }
  }

  /// Notes that an undo is about to be sent; to be saved before it is.
  public mutating func undoBegins(_ step: UndoStep, at now: Date) {
    state.records[step.key]?.intent = now
  }

  /// Notes that a step was taken back, with what proves it.
  public mutating func undone(_ step: UndoStep, evidence: [Evidence], at now: Date) {
    var record = StepRecord(.pending, by: .engine, at: now)
    record.reason = Phrases.takenBack
    record.evidence = evidence
    state.records[step.key] = record
    state.isFinished = false
  }
}

/// One change of a walk that can be taken back.
public struct UndoStep: Equatable, Sendable {
  /// The screen that made it.
  public var key: ScreenKey
  /// The screen's title.
  public var title: String
  /// What to run; its operation is the inverse of the screen's own.
  public var request: TaskRequest
}
