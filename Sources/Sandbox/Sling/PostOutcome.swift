import Values

/// The outcome of a Sling POST, and its form in JSON and HTML.
struct PostOutcome: Sendable {
  /// One change that was applied, such as `modified` with a path.
  struct Change: Sendable {
    let type: String
    let arguments: [String]

    init(_ type: String, _ arguments: String...) {
      self.type = type
      self.arguments = arguments
    }
  }

  /// The resource of the request; nil for operations that have none.
  var path: RepositoryPath?
  /// Whether the resource, or the destination of a copy or move, is new.
  var isCreate = false
  var changes: [Change] = []
  /// A status that does not follow from the other members, with its message.
  var fixedStatus: (status: Int, message: String)?
  var problem: PostProblem?
  /// The `Referer` field of the request.
  var referer = ""

  /// The HTTP status code: 201 for a new resource, otherwise 200, unless the request was refused.
  var status: Int { fixedStatus?.status ?? problem?.status ?? (isCreate ? 201 : 200) }

  /// Refuses the request with the status of the generation.
  ///
  /// The newer one says which mistake the client made, and keeps the reason to itself.
  mutating func refuse(_ problem: PostProblem, by generation: SandboxGeneration) {
    self.problem = problem
    guard generation == .sling12, case .persistence(let reason) = problem else { return }
    let isPayload = reason.hasPrefix("Resource at ") || reason.hasPrefix("Invalid ")
    fixedStatus =
      isPayload
      ? (422, "invalid payload") : (409, "repository state conflicting with request")
  }

  private var message: String {
    if let fixedStatus { return fixedStatus.message }
    guard let problem else { return isCreate ? "Created" : "OK" }
    return (problem.exceptionClass.map { "\($0): " } ?? "") + problem.message
  }

  private var title: String? {
    if fixedStatus != nil { return nil }
    let name = path?.description ?? "null"
    guard let problem else { return "Content \(isCreate ? "created" : "modified") \(name)" }
    return problem.exceptionClass == nil ? nil : "Error while processing \(name)"
  }

  /// The answer as JSON or as HTML.
  func answer(asJSON: Bool) -> OutgoingAnswer {
    var answer = asJSON ? OutgoingAnswer.json(status: status, json) : .html(status: status, html)
    answer.headers = SlingAnswers.headers + answer.headers
    if status == 201, let path { answer.headers.append(("Location", path.mapped)) }
    return answer
  }

  private var json: JSONValue {
    var members: [String: JSONValue] = [
      "referer": .string(referer), "status.code": .integer(status),
      "status.message": .string(message),
    ]
    if let title { members["title"] = .string(title) }
    if let path {
      members["path"] = .string(path.description)
      members["location"] = .string(path.mapped)
      members["parentLocation"] = .string(path.parent.mapped)
    }
    if isCreate { members["isCreate"] = true }
    if fixedStatus == nil, let problem, let name = problem.exceptionClass {
      members["error"] = ["class": .string(name), "message": .string(problem.message)]
    }
    let told = problem == nil ? changes : []
    members["changes"] = .array(
      told.map { change in
        let arguments = change.arguments.map(JSONValue.string)
        return [
          "type": .string(change.type),
          "argument": arguments.count == 1 ? arguments[0] : .array(arguments),
        ]
      })
    return .object(members)
  }

  private var html: String {
    let log = (problem == nil ? changes : []).map { change in
      let arguments = change.arguments.map { "\"\($0)\"" }.joined(separator: ", ")
      return "\(change.type)(\(arguments));<br/>"
    }
    func row(_ label: String, _ id: String, _ text: String, link: Bool = false) -> String {
      let safe = HTMLText.escaped(text)
      let cell =
        link ? "<a href=\"\(safe)\" id=\"\(id)\">\(safe)</a>" : "<div id=\"\(id)\">\(safe)</div>"
      return "<tr><td>\(label)</td><td>\(cell)</td></tr>"
    }
    let heading = HTMLText.escaped(title ?? "")
    let rows = [
      row("Status", "Status", String(status)), row("Message", "Message", message),
      row("Location", "Location", path?.mapped ?? "", link: true),
      row("Parent Location", "ParentLocation", path?.parent.mapped ?? "", link: true),
      row("Path", "Path", path?.description ?? ""), row("Referer", "Referer", referer),
      row("ChangeLog", "ChangeLog", "<pre>\(log.joined())</pre>"),
    ]
    return """
      <html>
      <head><title>\(heading)</title></head>
      <body>
      <h1>\(heading)</h1>
      <table><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      </body>
      </html>

      """
  }
}
