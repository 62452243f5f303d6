import HTTP

/// A client without a proxy, whatever the environment of the tests says.
func client(_ adjust: (inout HTTPOptions) -> Void = { _ in }) -> HTTPClient {
  var options = HTTPOptions()
  options.proxy = ""
  adjust(&options)
  return HTTPClient(options: options)
}

/// An address on a server of the test.
func address(_ server: EvilServer, _ path: String = "/") throws -> WebAddress {
  try WebAddress("http://127.0.0.1:\(server.port)\(path)")
}

/// The failure of a request; nil when there was an answer.
func failure(_ client: HTTPClient, _ request: HTTPRequest) async -> HTTPFailure? {
  do {
    _ = try await client.send(request)
    return nil
  } catch {
    return error
  }
}

/// A whole answer with a body.
func ok(_ body: String = "fine", headers: String = "") -> String {
  "HTTP/1.1 200 OK\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
