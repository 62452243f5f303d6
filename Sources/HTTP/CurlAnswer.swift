import CCurl

/// The parts of one answer that libcurl has reported so far, and whether it may continue.
struct CurlAnswer {
  /// The largest body, in bytes.
  var bodyLimit = 0
  /// Whether libcurl may send the request again over a fresh connection.
  var mayRepeat = false
  /// The body as far as it came.
  private(set) var body: [UInt8] = []
  /// All bytes that came, headers included.
  private(set) var received = 0
  /// Whether the request may have left.
  private(set) var isSent = false
  /// Why the answer is not wanted any more.
  private(set) var refusal: HTTPFailure?
  /// Whether the empty line after the last answer's header fields came; libcurl takes a connection
  /// that ends before it for a whole answer.
  private(set) var isHeadComplete = false
  private var headerBytes = 0
  private var headerCount = 0

  /// The answer behind libcurl's context pointer.
  static func at(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<CurlAnswer>? {
    context?.assumingMemoryBound(to: CurlAnswer.self)
  }

  /// Called right before the request leaves, and again when libcurl means to repeat it because a
  /// kept connection was dead: that may do a change twice.
  mutating func maySend() -> Bool {
    if isSent && !mayRepeat { return false }
    isSent = true
    return true
  }

  /// Takes a piece of the body; returns its length, or 0 to end the exchange.
  mutating func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    received += count
    guard count <= bodyLimit - body.count else {
      refusal = .tooLarge(limit: bodyLimit)
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  /// Counts a header line; returns its length, or 0 to end the exchange.
  mutating func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    received += count
    headerBytes += count
    headerCount += 1
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if line.starts(with: "HTTP/".utf8) { isHeadComplete = false }
    if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { isHeadComplete = true }
    if headerBytes > CurlExchange.headerLimit {
      refusal = .tooLarge(limit: CurlExchange.headerLimit)
    } else if headerCount > CurlExchange.headerCountLimit + 2 {
      // Two lines of an answer are no fields: the first and the empty last.
      refusal = .malformed(detail: "more than \(CurlExchange.headerCountLimit) header fields")
    }
    return refusal == nil ? count : 0
  }
}
