import HTTP
import Synchronization

/// A transport that names the proxy for each server before the first request to it.
package final class ProxyNaming: HTTPTransport {
  private let transport: any HTTPTransport
  private let name: @Sendable (Proxy, WebAddress) -> Void
  private let named = Mutex<Set<String>>([])

  /// Carries requests by another transport.
  ///
  /// `name` is called once for each server behind a proxy, before the server is asked anything.
  package init(
    _ transport: any HTTPTransport, name: @escaping @Sendable (Proxy, WebAddress) -> Void
  ) {
    self.transport = transport
    self.name = name
  }

  /// Names the proxy if there is one, and sends.
  package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    if let proxy = proxy(for: request.address) {
      let isNew = named.withLock { $0.insert(request.address.origin).inserted }
      if isNew { name(proxy, request.address) }
    }
    return try await transport.send(request)
  }

  /// The proxy that requests to an address go through.
  package func proxy(for address: WebAddress) -> Proxy? { transport.proxy(for: address) }
}
