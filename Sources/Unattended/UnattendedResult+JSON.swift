import Engine
import Values
import Wizard

extension UnattendedResult {
  /// The document that `plan` and `apply` print with `--json`.
  ///
  /// `session` is the path of the session's file, and `notices` say what happened to that file
  /// while it was opened. `route` and `session` are null when they are nil; `notices` and `digest`
  /// are then left out. An undo, which prints the same document, has no verdict.
  package func document(
    procedure: String, route: String?, session: String?, notices: [String] = [],
    digest: String? = nil
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "procedure": .string(procedure),
      "route": route.map { .string($0) } ?? .null,
      "session": session.map { .string($0) } ?? .null,
      "result": .string(word),
      "steps": .array(steps.map(\.document)),
    ]
    if !isUndo { members.merge(verdict.members) { _, verdict in verdict } }
    if !notices.isEmpty { members["notices"] = .array(notices.map { .string($0) }) }
    if let stop { members["stop"] = stop.document }
    if let digest { members["digest"] = .string(digest) }
    return .object(members)
  }

  /// The word for the whole run, as it is printed.
  package var word: String {
    if case .answersMissing = stop { "answers-missing" } else { status.rawValue }
  }
}

extension Verdict {
  /// The members for the verdict in every document printed with `--json`.
  package var members: [String: JSONValue] {
    [
      "verdict": .string(grade.rawValue), "reasons": .array(reasons.map { .string($0) }),
      "text": .string(StyledText(sentence).plain),
      "next": next.map { .string(StyledText($0).plain) } ?? .null,
    ]
  }
}

extension UnattendedStep {
  /// The step as `plan`, `apply` and `undo` print it with `--json`.
  package var document: JSONValue {
    [
      "id": .string(id), "operation": operation.map { .string($0) } ?? .null,
      "key": key.map { .string($0) } ?? .null, "status": .string(status.rawValue),
      "outcome": outcome.map { .string($0.word) } ?? .null,
      "changes": .array(changes.map(\.document)),
      "evidence": .array(
        evidence.map { ["what": .string($0.what), "found": .string($0.found)] }),
      "cautions": .array(cautions.map { .string($0) }),
      "detail": .string(detail),
    ]
  }
}

extension Change {
  /// The change as it is printed with `--json`.
  var document: JSONValue {
    [
      "what": .string(what), "before": before.map { .string($0) } ?? .null,
      "after": after.map { .string($0) } ?? .null,
    ]
  }
}

extension UnattendedResult.Stop {
  /// The cause of a stop that the run itself decides; nil for other stops.
  package var sentence: String? {
    switch self {
    case .deadline(let title, let seconds, let wasChanging):
      let text = seconds.rounded() == seconds ? String(Int(seconds)) : String(seconds)
      return "The deadline of \(text) s passed at \"\(title)\". The steps before it are done."
        + " No later step was started."
        + (wasChanging
          ? " A change was on its way there. The next run first checks whether it arrived." : "")
    case .planMoved(let title):
      return
        "\"\(title)\" would change something that is not in the plan that you confirmed. It was"
        + " not changed, and no later step was started."
    case .answersMissing(let title, let names):
      return "\"\(title)\" needs answers that the file does not have:"
        + " \(names.joined(separator: ", "))."
    case .failed, .secretsMissing, .needsPerson, .answersRefused, .routeEnds: return nil
    }
  }

  /// The reason as `plan` and `apply` print it with `--json`.
  fileprivate var document: JSONValue {
    switch self {
    case .failed(let problem):
      [
        "code": .string(problem.code), "cause": .string(problem.cause),
        "advice": .array(problem.advice.map { .string($0) }),
      ]
    case .deadline:
      ["code": "run.deadline", "cause": .string(sentence ?? ""), "advice": ["Run it again."]]
    case .planMoved:
      [
        "code": "planMoved", "cause": .string(sentence ?? ""),
        "advice": ["Check a new plan, and apply it."],
      ]
    case .answersMissing(_, let names):
      [
        "code": "answersMissing", "cause": .string(sentence ?? ""),
        "values": .array(names.map { .string($0) }),
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
