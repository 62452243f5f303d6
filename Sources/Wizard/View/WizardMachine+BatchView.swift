import Engine

extension WizardMachine {
  /// The body of several tasks: each under its title, as far as it is.
  ///
  /// What is missing among `fields`, which the page shows already, is not asked for twice.
  func batchElements(_ tasks: [TaskMember], besides fields: [String]) -> [ScreenView.Element] {
    guard let batch else {
      // Secrets, and what the tasks rely on, look as on the page of one task.
      return tasks.first.map { taskElements($0.task, besides: fields) } ?? []
    }
    let repeated = batch.members.filter(wouldRepeat)
    let notes: [ScreenView.Element]
    switch phase {
    case .proposed:
      let wasInterrupted = batch.members.contains { state.records[$0.key]?.intent != nil }
      notes =
        (wasInterrupted ? [.finding(.note, Phrases.interrupted)] : [])
        + (repeated.isEmpty ? [] : [.finding(.error, Phrases.repeats)])
        + repeated.compactMap { state.records[$0.key]?.unanswered }
        .map { .finding(.note, $0.cause) } + [.text(Phrases.proposal)]
    case .failed(let report): notes = elements(of: report)
    case .idle, .needsSecrets, .verifying, .looking, .applying, .done, .broken, .waiting: notes = []
    }
    return notes + batch.members.flatMap(elements) + running
  }

  private var running: [ScreenView.Element] {
    switch phase {
    case .looking(let progress), .applying(_, let progress): [busy(progress)]
    case .idle, .needsSecrets, .verifying, .proposed, .done, .failed, .broken, .waiting: []
    }
  }

  /// A member under its title; nothing for one that is unseen or takes no part.
  private func elements(of member: BatchMember) -> [ScreenView.Element] {
    let body: [ScreenView.Element]
    switch member.outcome {
    case .unseen, .absent: return []
    case .byHand(let act): body = [.finding(.note, act)]
    case .waiting(let reason): body = [.finding(.note, reason)]
    case .planned(let plan), .moved(let plan): body = elements(of: plan)
    case .drifted(let plan, let drift):
      body = elements(of: plan) + drift.map { .finding(.warning, $0.sentence) }
    case .asWanted, .done:
      body = screen(member.key)?.task.map { doneElements($0, of: member.key) } ?? []
    case .failed(let plan, _): body = (plan?.changes ?? []).map { .change($0) }
    }
    return body.isEmpty ? [] : [.heading(member.title)] + body
  }
}
