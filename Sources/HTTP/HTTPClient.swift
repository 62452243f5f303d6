/// The only connection to the network: libcurl, with the settings that a tool with credentials
/// needs.
///
/// Redirects are never followed, answers never decompressed, cookies never kept. Requests that are
/// sent at the same time are under way together, up to ``HTTPOptions/connectionLimit``. Those that
/// follow one another share a connection where the server keeps it open.
package final class HTTPClient: HTTPTransport {
  private let options: HTTPOptions
  private let lanes: CurlLanes

  /// A client that connects nowhere yet.
  ///
  /// Ignores SIGPIPE in the whole process, because a server may hang up while it is written to.
  package init(options: HTTPOptions) {
    self.options = options
    lanes = CurlLanes(limit: options.connectionLimit)
  }

  /// The reason why no client can be created: libcurl cannot be loaded, in the system's words; nil
  /// when it can.
  package static var unavailability: String? { CurlConnections.unavailability }

  /// Sends a request and waits for the whole answer; see ``HTTPTransport/send(_:)``.
  ///
  /// A changing request is never sent twice: when a kept connection turns out to be dead after the
  /// request went out, the failure says so instead.
  package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let pending = PendingAnswer()
    let (options, lanes) = (options, lanes)
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard pending.wait(with: continuation) else { return }
        lanes.run { connections in
          guard pending.begin() else { return {} }
          let answer = Self.answer(to: request, options, on: connections) { pending.isCancelled }
          return { pending.finish(answer) }
        }
      }
    } onCancel: {
      pending.cancel()
      lanes.wake()
    }
    return try answer.get()
  }

  /// The proxy that requests to an address go through.
  package func proxy(for address: WebAddress) -> Proxy? {
    ProxyRules(options).proxy(for: address)
  }

  private static func answer(
    to request: HTTPRequest, _ options: HTTPOptions, on connections: CurlConnections,
    isCancelled: () -> Bool
  ) -> PendingAnswer.Answer {
    do throws(HTTPFailure) {
      try RequestCheck.check(request, options)
      if let path = options.authorityFile { try AuthorityFile.check(path) }
      let exchange = try CurlExchange(request, options)
      return .success(try exchange.run(on: connections, isCancelled: isCancelled))
    } catch {
      return .failure(error)
    }
  }
}
