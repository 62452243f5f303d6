import Engine
public import Values
import Wizard

extension UnattendedResult {
  /// The document that `plan` and `apply` print with `--json`.
  ///
  /// - Parameters:
  ///   - session: the session file's path.
  ///   - notices: what happened to that file while it was opened.
  public func document(
    procedure: String, route: String?, session: String?, notices: [String] = []
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "procedure": .string(procedure),
      "route": route.map { .string($0) } ?? .null,
      "session": session.map { .string($0) } ?? .null,
      "result": .string(status.rawValue),
      "verdict": .string(verdict.grade.rawValue),
      "reasons": .array(verdict.reasons.map { .string($0) }),
      "steps": .array(steps.map(\.document)),
    ]
    if !notices.isEmpty { members["notices"] = .array(notices.map { .string($0) }) }
    if let stop { members["stop"] = stop.document }
    return .object(members)
  }
}

extension UnattendedStep {
  /// The step as `plan`, `apply` and `undo` print it with `--json`.
  public var document: JSONValue {
    [
      "id": .string(id), "operation": .string(operation), "status": .string(status.rawValue),
      "outcome": outcome.map { .string($0.word) } ?? .null,
      "changes": .array(
        changes.map { change in
          [
            "what": .string(change.what),
            "before": change.before.map { .string($0) } ?? .null,
            "after": change.after.map { .string($0) } ?? .null,
          ]
        }),
      "evidence": .array(
        evidence.map { ["what": .string($0.what), "found": .string($0.found)] }),
      "cautions": .array(cautions.map { .string($0) }),
      "detail": .string(detail),
    ]
  }
}

extension UnattendedResult.Stop {
  /// The reason as `plan` and `apply` print it with `--json`.
  fileprivate var document: JSONValue {
    switch self {
    case .failed(let problem):
      [
        "code": .string(problem.code), "cause": .string(problem.cause),
        "advice": .array(problem.advice.map { .string($0) }),
      ]
    case .secretsMissing(let names):
      ["code": "secretsMissing", "values": .array(names.map { .string($0) })]
    case .needsPerson(let title, let texts):
      [
        "code": "needsPerson", "cause": .string(title),
        "advice": .array(texts.map { .string($0) }),
      ]
    case .answersRefused(let title, let texts):
      [
        "code": "answersRefused", "cause": .string(title),
        "advice": .array(texts.map { .string($0) }),
      ]
    case .routeEnds(let title, let texts):
      [
        "code": "routeEnds", "cause": .string(title),
        "advice": .array(texts.map { .string($0) }),
      ]
    }
  }
}
