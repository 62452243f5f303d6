/// A carrier of requests to servers: the client, or a fake in a test.
package protocol HTTPTransport: Sendable {
  /// Sends a request and waits for the whole answer; a redirect is an answer like any other.
  ///
  /// Cancelling the task ends it within a fraction of a second.
  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
  /// The proxy that requests to an address go through; nil when they go directly.
  func proxy(for address: WebAddress) -> Proxy?
}

extension HTTPTransport {
  /// Nil: requests go directly.
  package func proxy(for address: WebAddress) -> Proxy? { nil }
}
