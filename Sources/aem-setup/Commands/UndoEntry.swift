import Engine
import Unattended
import Wizard

/// One step of an undo with its outcome.
struct UndoEntry {
  /// The changes to undo.
  let step: UndoStep
  /// The outcome so far.
  var outcome: Outcome
  /// The results that were read back from AEM or Adobe.
  var evidence: [Evidence] = []
  /// The change that got no answer and may still arrive after the undo, in words; nil when
  /// everything is known.
  var open: String?

  /// The stages of a step.
  enum Outcome {
    /// Only a person can undo it; how.
    case byHand(String)
    /// It was read, and would be undone.
    case planned(Look)
    /// Somebody has changed since what it would restore; it is left alone.
    case drifted(Look, [Drift])
    /// It was already as before.
    case asBefore(Look)
    /// It is undone, and verified.
    case done(Look)
    /// The author is not as it was when the plan was shown, so it was left alone.
    case moved(Look)
    /// It could not be read, or not be undone.
    case failed(Look?, Problem)
  }

  /// The confirmed look; nil when there is none.
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

  /// The result as `plan` and `apply` report their steps.
  ///
  /// It has the step itself, what may still arrive, and each thing that only a person can restore.
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
