import HTTP
import Synchronization

/// A transport that asks for the same thing once: whoever asks again gets the same answer.
///
/// For a single look at another system whose parts rest on the same facts. Only reads are shared,
/// by address and accepted type; an answer lives as long as this object.
final class SharedReads: HTTPTransport {
  private typealias Answer = Result<HTTPResponse, HTTPFailure>
  private typealias Waiter = CheckedContinuation<Answer?, Never>

  private enum Read {
    /// Under way; these wait for it.
    case asked([Waiter])
    case answered(Answer)
  }

  private struct Key: Hashable {
    var address: String
    var accept: String
  }

  private let transport: any HTTPTransport
  private let reads = Mutex<[Key: Read]>([:])

  /// Carries requests by another transport, all of them with the same credentials.
  init(_ transport: any HTTPTransport) {
    self.transport = transport
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    guard request.method.isSafe else { return try await transport.send(request) }
    let accept = request.headers.first { $0.name.lowercased() == "accept" }?.value ?? ""
    let key = Key(address: request.method.rawValue + request.address.text, accept: accept)
    while true {
      let isFirst = reads.withLock { reads in
        guard reads[key] == nil else { return false }
        reads[key] = .asked([])
        return true
      }
      if isFirst { return try await ask(request, key).get() }
      if let answer = await answer(to: key) { return try answer.get() }
      // Whoever asked has given up; that is no answer for the others.
      if Task.isCancelled { throw .cancelled(sent: false) }
    }
  }

  func proxy(for address: WebAddress) -> Proxy? { transport.proxy(for: address) }

  private func ask(_ request: HTTPRequest, _ key: Key) async -> Answer {
    let answer: Answer
    var isCancelled = false
    do throws(HTTPFailure) {
      answer = .success(try await transport.send(request))
    } catch {
      answer = .failure(error)
      if case .cancelled = error { isCancelled = true }
    }
    let waiting = reads.withLock { reads -> [Waiter] in
      defer { reads[key] = isCancelled ? nil : .answered(answer) }
      if case .asked(let waiting) = reads[key] { return waiting }
      return []
    }
    for one in waiting { one.resume(returning: isCancelled ? nil : answer) }
    return answer
  }

  /// Waits for an answer that somebody else has asked for; nil when that was given up.
  private func answer(to key: Key) async -> Answer? {
    await withCheckedContinuation { continuation in
      let settled = reads.withLock { reads -> Answer?? in
        switch reads[key] {
        case .answered(let answer): return .some(answer)
        case .asked(let waiting):
          reads[key] = .asked(waiting + [continuation])
          return nil
        case nil: return .some(nil)
        }
      }
      if let settled { continuation.resume(returning: settled) }
    }
  }
}
