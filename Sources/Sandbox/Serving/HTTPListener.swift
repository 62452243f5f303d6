import CMicroHTTPD

/// A server on 127.0.0.1 that hands each request to one function.
///
/// `@unchecked Sendable` is correct because both members are set once and only read. The library's
/// own locks guard the server behind the pointer, and only the owner calls `stop`, once.
final class HTTPListener: @unchecked Sendable {
  /// Answers a request; nil closes the connection without an answer.
  typealias Handler = @Sendable (IncomingRequest) -> OutgoingAnswer?

  /// Bodies above this many bytes are refused with 413.
  static let bodyLimit = 1 << 20
  private static let connectionLimit: UInt32 = 128

  private let server: OpaquePointer
  private let context: Unmanaged<HandlerBox>

  /// Starts to serve, over HTTPS with an identity; `port` 0 takes a free one.
  init(
    port: UInt16, tls: TLSIdentity? = nil, handler: @escaping Handler
  ) throws(SandboxFailure) {
    if let reason = cmhd_load() { throw .noServerLibrary(String(cString: reason)) }
    let context = Unmanaged.passRetained(HandlerBox(handler))
    guard
      let server = cmhd_start(
        port, Self.connectionLimit, Self.bodyLimit, tls?.keyPEM, tls?.certificatePEM, serve,
        context.toOpaque())
    else {
      context.release()
      throw .portUnavailable(port)
    }
    self.server = server
    self.context = context
  }

  /// The port on which it listens.
  var port: UInt16 { cmhd_port(server) }

  /// Closes all connections.
  ///
  /// Call it once, and do not use the listener afterwards.
  func stop() {
    cmhd_stop(server)
    context.release()
  }
}

/// Carries the function through the C library as a pointer.
private final class HandlerBox: Sendable {
  let handler: HTTPListener.Handler

  init(_ handler: @escaping HTTPListener.Handler) {
    self.handler = handler
  }
}

private func serve(
  context: UnsafeMutableRawPointer?, request: OpaquePointer?, reply: OpaquePointer?
) {
  guard let context, let request else { return }
  let box = Unmanaged<HandlerBox>.fromOpaque(context).takeUnretainedValue()
  guard let answer = box.handler(IncomingRequest(received: request)) else {
    cmhd_reply_drop(reply)
    return
  }
  cmhd_reply_status(reply, UInt32(answer.status))
  for header in answer.headers { _ = cmhd_reply_header(reply, header.name, header.value) }
  if !answer.body.isEmpty { _ = cmhd_reply_body(reply, answer.body, answer.body.count) }
}

extension IncomingRequest {
  /// Copies a request out of the C library.
  fileprivate init(received request: OpaquePointer) {
    var headers: [(name: String, value: String)] = []
    for index in 0..<cmhd_request_header_count(request) {
      guard let name = cmhd_request_header_name(request, index),
        let value = cmhd_request_header_value(request, index)
      else { continue }
      headers.append((String(cString: name), String(cString: value)))
    }
    let body = UnsafeBufferPointer(
      start: cmhd_request_body(request), count: cmhd_request_body_length(request))
    self.init(
      method: cmhd_request_method(request).map { String(cString: $0) } ?? "",
      target: cmhd_request_target(request).map { String(cString: $0) } ?? "",
      headers: headers, body: Array(body), isTooLarge: cmhd_request_is_too_large(request))
  }
}
