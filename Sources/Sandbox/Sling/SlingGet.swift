import Values

/// Sling's default GET servlet: resources as JSON, HTML or their own bytes.
struct SlingGet: Sendable {
  /// The repository as the user sees it.
  let root: ResourceNode

  /// Answers GET and HEAD.
  func answer(_ request: IncomingRequest) -> OutgoingAnswer {
    var answer = content(request)
    if answer.status < 400 { answer.headers = SlingAnswers.headers + answer.headers }
    return answer
  }

  private func content(_ request: IncomingRequest) -> OutgoingAnswer {
    guard let address = ResourceAddress(request.path, in: root) else {
      return SlingAnswers.notFound(request)
    }
    switch (address.target, address.suffixExtension) {
    case (.nothing, _): return SlingAnswers.notFound(request)
    case (.node(let node), "json"): return json(node, at: address, request: request)
    case (.property(let value), "json"):
      return .json(text: ResourceListing().text(of: value, name: address.path.name))
    case (.node(let node), "html"): return page(node, at: address.path)
    case (.node(let node), nil): return plain(node, at: address, request: request)
    case (.property(let value), nil):
      guard let text = value.text else { return .redirect(to: address.path.mapped + "/") }
      return OutgoingAnswer(type: "text/plain;charset=utf-8", text: text)
    case (_, _?): return SlingAnswers.problem(404, "Not Found", request: request)
    }
  }

  private func json(
    _ node: ResourceNode, at address: ResourceAddress, request: IncomingRequest
  ) -> OutgoingAnswer {
    let levels: Int?
    switch address.selectors.last {
    case nil, "tidy", "harray": levels = 0
    case "infinity": levels = nil
    case let word?:
      guard let number = Int(word) else {
        return SlingAnswers.problem(
          400, "Invalid recursion selector value '\(word)'", request: request)
      }
      levels = number == -1 ? nil : max(0, number)
    }
    let isTidy = address.selectors.contains("tidy")
    if let deepest = ResourceListing.deepestAllowed(of: node, levels: levels) {
      let urls = (0...deepest).reversed().map { level in
        JSONValue.string("\(address.path.mapped).\(isTidy ? "tidy." : "")\(level).json")
      }
      return .json(status: 300, .array(urls))
    }
    let listing = ResourceListing(
      isTidy: isTidy, listsChildren: address.selectors.contains("harray"))
    return .json(text: listing.text(of: node, levels: levels))
  }

  /// The bytes of a file; a redirection to its folder, which cannot be listed, for other nodes.
  private func plain(
    _ node: ResourceNode, at address: ResourceAddress, request: IncomingRequest
  ) -> OutgoingAnswer {
    let content = node.children["jcr:content"]
    if node.type == "nt:file", let content, case .binary(let data)? = content.properties["jcr:data"]
    {
      var answer = OutgoingAnswer(
        status: 200,
        headers: [
          (
            "Content-Type",
            content.properties["jcr:mimeType"]?.text ?? "application/octet-stream"
          )
        ])
      answer.body = Array(data)
      return answer
    }
    if address.suffix == "/" { return SlingAnswers.problem(403, "Forbidden", request: request) }
    return .redirect(to: address.path.mapped + "/")
  }

  private func page(_ node: ResourceNode, at path: RepositoryPath) -> OutgoingAnswer {
    let rows = node.properties.entries.map { entry in
      "<dt>\(HTMLText.escaped(entry.name))</dt>"
        + "<dd>\(HTMLText.escaped(ResourceListing().text(of: entry.value, name: entry.name)))</dd>"
    }
    return .html(
      """
      <html>
      <head><title>\(HTMLText.escaped(path.description))</title></head>
      <body>
      <h1>\(HTMLText.escaped(path.description))</h1>
      <dl>\(rows.joined())</dl>
      </body>
      </html>

      """)
  }
}
