import HTTP
import Values

/// The MBean of Smart Tags: finding its name, and invoking `validateConfigs()`.
struct SmartTagsBean: Sendable {
  /// Its object name, such as
  /// `com.day.cq.dam.similaritysearch.internal.impl:type=similaritysearch`.
  let objectName: String

  private static let domain = "com.day.cq.dam.similaritysearch.internal.impl"
  private static let known = "\(domain):type=similaritysearch"
  private static let operation = "validateConfigs"

  private var page: String {
    "/system/console/jmx/\(PercentEncoding.component(objectName))"
  }

  /// Looks for the MBean below Sling's JMX resources; takes the known name when they are closed.
  ///
  /// Newer versions list it under another type, so the name is read and not assumed.
  static func find(_ author: AuthorClient) async throws(Problem) -> SmartTagsBean {
    let domainPath = domain.replacing(".", with: "/")
    let response = try await author.get("/system/sling/monitoring/mbeans/\(domainPath).2.json")
    guard response.status == 200, let json = try? JSONValue(parsing: response.body) else {
      return SmartTagsBean(objectName: known)
    }
    let names = objectNames(json).filter { $0.hasPrefix("\(domain):") }.sorted()
    return SmartTagsBean(objectName: names.contains(known) ? known : names.first ?? known)
  }

  /// Fails unless the console knows the MBean and its operation, before anything is invoked.
  func requireOperation(_ author: AuthorClient) async throws(Problem) {
    let response = try await author.get(page, accept: "text/html")
    if response.status == 403 { throw .author(.noConsoleRights(user: author.user)) }
    guard response.status == 200, response.text.contains(Self.operation) else {
      throw .validation(
        .beanMissing(name: author.cleaner.line(objectName), status: response.status))
    }
  }

  /// Invokes `validateConfigs()`; AEM asks Adobe meanwhile, which takes its time.
  func validate(_ author: AuthorClient) async throws(Problem) -> ValidationAnswer {
    // The empty last segment stands for "no parameters".
    let response = try await author.post(
      "\(page)/op/\(Self.operation)/", FormBody().finish(), timeout: 60)
    switch response.status {
    case 200: return ValidationAnswer(response.text)
    case 403: throw .author(.noConsoleRights(user: author.user))
    default:
      throw .validation(
        .notInvoked(status: response.status, message: author.cleaner.message(of: response)))
    }
  }

  private static func objectNames(_ json: JSONValue) -> [String] {
    (json.object ?? [:]).flatMap { name, value in
      name == "mbean:objectName" ? [value.string ?? ""] : objectNames(value)
    }
  }
}
