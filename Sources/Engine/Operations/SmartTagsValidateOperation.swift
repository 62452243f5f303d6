import HTTP
import Values

/// `smart-tags.validate`: AEM's own test of the Smart Tags configurations, `validateConfigs()`.
struct SmartTagsValidateOperation: Operation {
  let signature = OperationSignature(
    name: "smart-tags.validate", inputs: AuthorClient.inputs,
    outputs: [
      .text("result", oneOf: ["passed", "failed", "unknown"]),
      .found("sign", "grant-type", "client-secret", "forbidden", "other"),
    ], changes: false, verifies: .wholeWay)

  /// The last answer of the MBean.
  struct Observation: Sendable {
    /// The MBean that was asked.
    var objectName: String
    /// The last answer of the MBean.
    var answer: ValidationAnswer
    /// The number of times that it was asked.
    var polls: Int
  }

  private static let polls = 20

  func observe(_ author: AuthorClient, _ context: EngineContext) async throws(Problem)
    -> Observation
  {
    context.report(Progress("Looking for the MBean of Smart Tags"))
    let bean = try await SmartTagsBean.find(author)
    try await bean.requireOperation(author)
    var delay = Duration.milliseconds(250)
    var poll = 1
    while true {
      context.report(Progress("Invoking validateConfigs()", done: poll - 1, of: Self.polls))
      let answer = try await bean.validate(author)
      // AEM takes up a configuration that was just written only after some seconds.
      if answer.verdict == .passed || poll == Self.polls {
        return Observation(objectName: bean.objectName, answer: answer, polls: poll)
      }
      try await context.wait(delay)
      delay = min(delay * 2, .seconds(1))
      poll += 1
    }
  }

  func conclude(_ observed: Observation, _ author: AuthorClient) throws(Problem) -> Conclusion {
    let raw = author.cleaner.block(observed.answer.text, limit: 4_000)
    var conclusion = Conclusion(.passed)
    switch observed.answer.verdict {
    case .passed: conclusion.texts = ["result": "passed"]
    case .failed:
      conclusion.texts = ["result": "failed", "sign": observed.answer.sign.rawValue]
      conclusion.outcome = .failed(ProblemText(.validation(.failed(raw: raw))).cause)
    case .unknown:
      conclusion.texts = ["result": "unknown"]
      conclusion.outcome = .unknown(
        "aem-setup cannot see in AEM's answer whether validateConfigs() passed. Check the "
          + "answer yourself.")
    }
    let times = observed.polls == 1 ? "invoked once" : "invoked \(observed.polls) times"
    conclusion.evidence = [
      Evidence("MBean", author.cleaner.line(observed.objectName)),
      Evidence("validateConfigs()", times), Evidence("AEM said", raw.isEmpty ? "nothing" : raw),
    ]
    return conclusion
  }
}
