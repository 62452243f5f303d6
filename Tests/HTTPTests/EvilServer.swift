import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 that does to each connection exactly what a script says.
///
/// Every connection has a thread of its own. All of them end when the server is released, because
/// no read or write waits longer than twenty seconds.
final class EvilServer: Sendable {
  typealias Script = @Sendable (EvilPeer) -> Void

  let port: Int
  private let listener: Int32
  private let log = Mutex(Log())

  private struct Log {
    var connections = 0
    var requests: [String] = []
  }

  /// Listens, and hands each connection to `script`, after which it closes the connection.
  init(_ script: @escaping Script) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        precondition(bind(listener, pointer, length) == 0 && listen(listener, 16) == 0)
        precondition(getsockname(listener, pointer, &length) == 0)
      }
    }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let server = self else { break }
        let number = server.log.withLock { log in
          log.connections += 1
          return log.connections
        }
        let peer = EvilPeer(connection, number: number) { [weak server] request in
          server?.log.withLock { $0.requests.append(request) }
        }
        Thread.detachNewThread {
          script(peer)
          peer.close()
        }
      }
      Glibc.close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Answers every request on a connection with the same bytes, for as long as the client stays.
  convenience init(answering answer: String) {
    self.init { peer in
      while peer.readRequest() != nil { peer.write(answer) }
    }
  }

  /// The heads and bodies of all requests so far, as received.
  var requests: [String] { log.withLock { $0.requests } }
  /// The number of connections so far.
  var connections: Int { log.withLock { $0.connections } }
}

/// The server's end of one connection.
final class EvilPeer: Sendable {
  /// The number of the connection on its server, from 1.
  let number: Int
  private let handle: Int32
  private let report: @Sendable (String) -> Void

  init(_ handle: Int32, number: Int, report: @escaping @Sendable (String) -> Void) {
    self.handle = handle
    self.number = number
    self.report = report
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(handle, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  /// Reads one request with a body of `Content-Length`; nil when the client has gone.
  @discardableResult
  func readRequest() -> String? {
    var bytes: [UInt8] = []
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard let byte = readByte() else { return nil }
      bytes.append(byte)
    }
    let head = String(decoding: bytes, as: UTF8.self).lowercased()
    if let mark = head.firstRange(of: "content-length: ") {
      let length = Int(head[mark.upperBound...].prefix { $0.isNumber }) ?? 0
      for _ in 0..<length {
        guard let byte = readByte() else { return nil }
        bytes.append(byte)
      }
    }
    let request = String(decoding: bytes, as: UTF8.self)
    report(request)
    return request
  }

  /// Waits until the client hangs up.
  func awaitEnd() {
    while readByte() != nil {}
  }

  /// Writes text; false when the client has gone.
  @discardableResult
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Writes bytes; false when the client has gone.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(handle, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Resets the connection at its end instead of closing it.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(handle, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  fileprivate func close() { Glibc.close(handle) }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    return recv(handle, &byte, 1, 0) == 1 ? byte : nil
  }
}
