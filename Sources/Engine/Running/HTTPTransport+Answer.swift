import HTTP

extension HTTPTransport {
  /// Sends a request and names the system in the problem when no answer comes.
  func answer(to request: HTTPRequest, from system: RemoteSystem) async throws(Problem)
    -> HTTPResponse
  {
    do {
      return try await send(request)
    } catch .cancelled(let sent) where !sent || request.method.isSafe || system == .ims {
      throw .cancelled
    } catch {
      throw .noAnswer(system: system, error)
    }
  }
}

extension HTTPFailure {
  /// Whether the request may have arrived although no answer came.
  var mayHaveArrived: Bool {
    switch self {
    case .timedOut(_, _, let sent), .dropped(let sent), .cancelled(let sent): sent
    case .tooLarge, .malformed, .proxyAnswer: true
    case .unresolved, .unreachable, .proxy, .handshake, .certificate, .authorityFile,
      .unsafeHeader:
      false
    }
  }
}
