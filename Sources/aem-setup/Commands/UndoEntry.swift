import Engine
import Unattended
import Wizard

/// One step of an undo: what was found about it, and what came of it.
struct UndoEntry {
  /// What is taken back.
  let step: UndoStep
  /// What was found, or what came of it.
  var outcome: Outcome
  /// What was read back.
  var evidence: [Evidence] = []
  /// What was sent, got no answer and may still arrive after the undo; nil when everything is known.
  var open: String?

  /// How far a step is.
  enum Outcome {
    /// Only a person can do it; how.
    case byHand(String)
    /// It was looked at, and would be done.
    case planned(Look)
    /// Somebody has changed since what it would put back; it is left alone.
    case drifted(Look, [Drift])
    /// It was as before already.
    case asBefore(Look)
    /// It is taken back, and was read back.
    case done(Look)
    /// The author is not as it was when the plan was shown, so it was left alone.
    case moved(Look)
    /// It could not be looked at, or not be done.
    case failed(Look?, Problem)
  }

  /// The look that was agreed to; nil when there is none.
  var look: Look? {
    switch outcome {
    case .planned(let look), .drifted(let look, _), .asBefore(let look), .done(let look),
      .moved(let look):
      look
    case .failed(let look, _): look
    case .byHand: nil
    }
  }

  /// Whether nothing of it stays.
  var isWhole: Bool { open == nil && look?.plan.left.isEmpty ?? false }

  /// What it comes to, as `plan` and `apply` tell their steps: itself, what may still arrive, and
  /// each thing that only a person can put back.
  var told: [UnattendedStep] {
    var steps: [UnattendedStep] = []
    func tell(_ status: UnattendedStep.Status, _ changes: [Change], _ detail: String = "") {
      steps.append(
        UnattendedStep(
          id: step.key.description, operation: step.operation, status: status, changes: changes,
          evidence: evidence, cautions: status == .pending ? look?.plan.cautions ?? [] : [],
          detail: detail))
    }
    let planned = look?.plan.changes ?? []
    switch outcome {
    case .byHand(let act): tell(.needsPerson, step.changes, "\(Self.byHand) \(act)")
    case .planned: tell(.pending, planned)
    case .drifted(_, let drift):
      tell(.skipped, planned, (drift.map(\.sentence) + [Self.left]).joined(separator: " "))
    case .asBefore: tell(.unchanged, [])
    case .done: tell(.changed, planned)
    case .moved: tell(.pending, planned, Self.moved)
    case .failed(_, let problem):
      let words = ProblemText(problem)
      tell(.failed, planned, ([words.cause] + words.advice).joined(separator: " "))
    }
    if let open {
      steps.append(
        UnattendedStep(
          id: step.key.description, operation: step.operation, status: .needsPerson,
          detail:
            "AEM or Adobe did not answer when this was sent: \(open). It does not show, and it"
            + " may still arrive. \(Self.byHand) Wait some minutes, then run undo again."))
    }
    for remainder in look?.plan.left ?? [] {
      steps.append(
        UnattendedStep(
          id: step.key.description, operation: step.operation, status: .needsPerson,
          detail: "\(remainder.what) \(Self.byHand) \(remainder.act)"))
    }
    return steps
  }

  private static let byHand = "By hand:"
  private static let left = "It is left as it is: somebody has changed it since."
  private static let moved =
    "It is not as it was when the plan was shown, so it is left alone. Run undo again."
}
