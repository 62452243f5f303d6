import Engine
import Wizard

extension BatchMember {
  /// The member as `plan`, `apply` and `undo` report their steps.
  ///
  /// It has the member itself, what may still arrive, and each thing that only a person can restore;
  /// a task that takes no part is left out. `record` is the one of a task.
  func told(_ record: StepRecord?) -> [UnattendedStep] {
    var steps: [UnattendedStep] = []
    func tell(
      _ status: UnattendedStep.Status, _ changes: [Change] = [], _ detail: String = "",
      isItself: Bool = true
    ) {
      let notes = status == .pending ? plan?.cautions ?? [] : cautions
      steps.append(
        UnattendedStep(
          id: key.description, operation: operation, status: status,
          outcome: isItself && undoes == nil ? record?.result : nil, changes: changes,
          evidence: isItself ? evidence : [], cautions: isItself ? notes : [], detail: detail))
    }
    let planned = plan?.changes ?? []
    let doubt = undoes == nil ? record?.notVerified ?? "" : ""
    switch outcome {
    case .absent: break
    case .unseen: tell(.pending, [], Self.notReached)
    case .byHand(let act): tell(.needsPerson, undoes?.changes ?? [], "\(Self.byHand) \(act)")
    case .waiting(let reason): tell(.pending, [], reason)
    case .planned: tell(.pending, planned)
    case .drifted(_, let drift):
      tell(.skipped, planned, (drift.map(\.sentence) + [Self.left]).joined(separator: " "))
    case .asWanted: tell(.unchanged, [], doubt)
    case .done: tell(.changed, planned, doubt)
    case .moved: tell(.pending, planned, Self.moved)
    case .failed(_, let report) where report.code == WriteRefusal.code:
      tell(.needsPerson, planned, report.cause)
    case .failed(_, let report):
      // The end of an undo does not tell the advice.
      let advice = undoes == nil ? [] : report.advice
      tell(.failed, planned, ([report.cause] + advice).joined(separator: " "))
    }
    if let mayArrive {
      let detail =
        "AEM or Adobe did not answer when this was sent: \(mayArrive). The change does not"
        + " appear, and it may still arrive. \(Self.byHand) Wait a few minutes, then run undo again."
      tell(.needsPerson, [], detail, isItself: false)
    }
    for remainder in plan?.left ?? [] {
      tell(.needsPerson, [], "\(remainder.what) \(Self.byHand) \(remainder.act)", isItself: false)
    }
    return steps
  }

  private static let byHand = "By hand:"
  private static let left = "aem-setup left it as it is: somebody has changed it since."
  private static let moved =
    "It has changed since the plan was shown, so aem-setup left it. Run undo again."
  private static let notReached = "aem-setup did not get here."
}
