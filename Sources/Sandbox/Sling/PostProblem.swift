/// Why a Sling POST is refused.
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
  /// A delete that names more than a resource.
  case forbidden(String)

  /// The status of the answer.
  var status: Int {
    switch self {
    case .persistence, .argument, .sling: 500
    case .precondition: 412
    case .missing: 404
    case .forbidden: 403
    }
  }

  /// The Java class of the error; nil for refusals that are no exception there.
  var exceptionClass: String? {
    switch self {
    case .persistence: "org.apache.sling.api.resource.PersistenceException"
    case .argument: "java.lang.IllegalArgumentException"
    case .sling: "org.apache.sling.api.SlingException"
    case .precondition, .missing, .forbidden: nil
    }
  }

  /// What is wrong.
  var message: String {
    switch self {
    case .persistence(let text), .argument(let text), .sling(let text), .precondition(let text),
      .missing(let text), .forbidden(let text):
      text
    }
  }
}
