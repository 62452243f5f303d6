import Values

/// The reason why Developer Console refuses a call: a status, and a body that is one JSON string.
///
/// Adobe documents the status of each refusal. Adobe's own texts are those in capitals, and the one
/// about the second workspace; the others are the sandbox's.
enum ConsoleProblem: Error, Equatable {
  case notFound(String)
  case badRequest(String)
  case forbidden(String)
  case quotaExceeded
  case duplicateName
  case secondWorkspace

  /// The answer with the status and the text of the problem.
  var answer: OutgoingAnswer {
    switch self {
    case .notFound(let text): .json(status: 404, .string(text))
    case .badRequest(let text): .json(status: 400, .string(text))
    case .forbidden(let text): .json(status: 403, .string(text))
    case .quotaExceeded: .json(status: 403, "ERR_MSG_QUOTA_EXCEEDED")
    case .duplicateName: .json(status: 409, "ERR_MSG_DUPLICATE_NAME")
    case .secondWorkspace:
      .json(status: 400, "Only one workspace allowed for project type default")
    }
  }
}
