/// The reason why a Sling POST is refused.
///
/// The statuses are those of the generation that AEM 6.5 has, where most refusals are a 500.
enum PostProblem: Error {
  /// The repository refuses: no right to write, unknown node type, a value of the wrong type.
  case persistence(String)
  /// A parameter makes no sense.
  case argument(String)
  /// The servlet itself gives up.
  case sling(String)
  /// The destination is taken, or its folder is missing.
  case precondition(String)
  /// The source of a copy or move is missing.
  case missing(String)
  /// A delete names more than a resource, such as an extension.
  case forbidden(String)

  /// The HTTP status code of the answer.
  var status: Int {
    switch self {
    case .persistence, .argument, .sling: 500
    case .precondition: 412
    case .missing: 404
    case .forbidden: 403
    }
  }

  /// The Java class of the error; nil for refusals that are not an exception there.
  var exceptionClass: String? {
    switch self {
    case .persistence: "org.apache.sling.api.resource.PersistenceException"
    case .argument: "java.lang.IllegalArgumentException"
    case .sling: "org.apache.sling.api.SlingException"
    case .precondition, .missing, .forbidden: nil
    }
  }

  /// The reason in one sentence, as the answer contains it.
  var message: String {
    switch self {
    case .persistence(let text), .argument(let text), .sling(let text), .precondition(let text),
      .missing(let text), .forbidden(let text):
      text
    }
  }
}
