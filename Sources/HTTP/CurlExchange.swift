import CCurl
import Values

/// One request and its answer: a libcurl easy handle with everything it borrows.
///
/// Lives and is used on one thread only.
final class CurlExchange {
  /// The most header fields an answer may have.
  static let headerCountLimit = 500
  /// The most bytes all header lines of an exchange may have, interim answers included.
  static let headerLimit = 64 << 10

  private let easy: UnsafeMutableRawPointer
  private let request: HTTPRequest
  private let options: HTTPOptions
  private let proxy: Proxy?
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var answer = CurlAnswer()

  /// Tells libcurl all of a request that has been checked, but for its body.
  init(_ request: HTTPRequest, _ options: HTTPOptions) throws(HTTPFailure) {
    guard let easy = curl_easy_init() else { fatalError("out of memory") }
    self.easy = easy
    self.request = request
    self.options = options
    proxy = ProxyRules(options).proxy(for: request.address)
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    answer.bodyLimit = options.bodyLimit
    answer.mayRepeat = request.method.isSafe
    try configure()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  /// Carries the exchange to its end.
  func run(
    on connections: CurlConnections, isCancelled: () -> Bool
  ) throws(HTTPFailure) -> HTTPResponse {
    try withAuthorization { lines throws(HTTPFailure) in
      try expect(ccurl_set_headers(easy, lines))
      return try send(on: connections, isCancelled)
    }
  }

  private func send(
    on connections: CurlConnections, _ isCancelled: () -> Bool
  ) throws(HTTPFailure) -> HTTPResponse {
    guard let body = request.body else { return try drive(connections, isCancelled) }
    // libcurl borrows the bytes, so they are lent for as long as the exchange lasts.
    return try body.bytes.withBytes { bytes throws(HTTPFailure) in
      try expect(ccurl_set_body(easy, request.method.rawValue, bytes.baseAddress, bytes.count))
      return try drive(connections, isCancelled)
    }
  }

  private func drive(
    _ connections: CurlConnections, _ isCancelled: () -> Bool
  ) throws(HTTPFailure) -> HTTPResponse {
    // A request that may take longer asks for something that the server thinks about in silence.
    let stallLimit = max(options.stallTimeout, request.timeout ?? 0)
    var clock = StallClock(limit: stallLimit)
    var interruption: HTTPFailure?
    let code = withUnsafeMutablePointer(to: &answer) { answer in
      connections.drive(listening(to: answer)) {
        if isCancelled() {
          interruption = .cancelled(sent: answer.pointee.isSent)
          return nil
        }
        let moved = Int64(answer.pointee.received) + ccurl_uploaded(easy)
        guard let pause = clock.pause(isSent: answer.pointee.isSent, moved: moved) else {
          interruption = .timedOut(.stalled, seconds: stallLimit, sent: true)
          return nil
        }
        return pause
      }
    }
    if let refusal = interruption ?? answer.refusal { throw refusal }
    guard let code, code == CURLE_OK else { throw failure(code ?? CURLE_ABORTED_BY_CALLBACK) }
    guard answer.isHeadComplete else { throw .dropped(sent: true) }
    let status = ccurl_status(easy)
    guard (200...599).contains(status) else {
      throw .malformed(detail: "status \(status)")
    }
    let response = HTTPResponse(status: status, headers: finalHeaders(), body: answer.body)
    if let proxy, request.address.scheme == "http", response.isOfProxy {
      throw .proxyAnswer(name: proxy.name, status: status)
    }
    return response
  }

  /// Lets libcurl report to `answer`, which must stay where it is until the exchange is over.
  private func listening(to answer: UnsafeMutablePointer<CurlAnswer>) -> UnsafeMutableRawPointer {
    _ = ccurl_set_callbacks(
      easy,
      { bytes, size, count, context in
        CurlAnswer.at(context)?.pointee.takeBody(bytes, size * count) ?? 0
      },
      { bytes, size, count, context in
        CurlAnswer.at(context)?.pointee.takeHeader(bytes, size * count) ?? 0
      },
      { context, _, _, _, _ in
        CurlAnswer.at(context)?.pointee.maySend() == true
          ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
      }, answer)
    return easy
  }

  /// The fields of the last answer, without those of interim answers, of CONNECT and of trailers.
  private func finalHeaders() -> [HTTPHeader] {
    var result: [HTTPHeader] = []
    var header: UnsafeMutablePointer<curl_header>?
    while let next = curl_easy_nextheader(easy, UInt32(CURLH_HEADER), -1, header) {
      // Of an empty value libcurl 7.88 keeps the carriage return.
      let value = String(cString: next.pointee.value).filter { $0 != "\r" }
      result.append(HTTPHeader(String(cString: next.pointee.name), value))
      header = next
    }
    return result
  }

  private func failure(_ code: CURLcode) -> HTTPFailure {
    CurlOutcome(
      code: code, message: String(cString: message), address: request.address,
      isSent: answer.isSent, connectStatus: ccurl_connect_status(easy),
      verification: ccurl_verification(easy), proxy: proxy,
      connectLimit: options.connectTimeout,
      totalLimit: request.timeout ?? options.totalTimeout, authorityFile: options.authorityFile
    ).failure
  }

  private func expect(_ code: CURLcode) throws(HTTPFailure) {
    guard code == CURLE_OK else { throw failure(code) }
  }
}

extension CurlExchange {
  private func configure() throws(HTTPFailure) {
    try expect(ccurl_harden(easy))
    try expect(ccurl_set_message(easy, message))
    try expect(ccurl_set_url(easy, request.address.text))
    try expect(ccurl_set_user_agent(easy, options.userAgent))
    try expect(
      ccurl_set_timeouts(
        easy, milliseconds(options.connectTimeout),
        milliseconds(request.timeout ?? options.totalTimeout)))
    if let path = options.authorityFile { try expect(ccurl_set_authorities(easy, path)) }
    try expect(ccurl_set_proxy(easy, proxy?.address ?? ""))
    try configureMethod()
    configureHeaders()
  }

  private func configureMethod() throws(HTTPFailure) {
    switch request.method {
    case .head: try expect(ccurl_set_head(easy))
    case .get, .delete: try expect(ccurl_set_bare(easy, request.method.rawValue))
    case .post, .put, .patch:
      // The message buffer stands in for no bytes at all: libcurl wants a place to read none from.
      try expect(ccurl_set_body(easy, request.method.rawValue, message, 0))
    }
  }

  private func configureHeaders() {
    let given = Set(request.headers.map { $0.name.lowercased() })
    // A name without a value takes back what libcurl would add by itself.
    add("Expect:")
    if !given.contains("accept") { add("Accept:") }
    if !given.contains("content-type") {
      add("Content-Type:" + (request.body.map { " \($0.contentType)" } ?? ""))
    }
    for header in request.headers {
      add(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
  }

  private func add(_ line: String) {
    guard let longer = curl_slist_append(headers, line) else { fatalError("out of memory") }
    headers = longer
  }

  /// Lends the header lines with the one that says who asks.
  ///
  /// libcurl would keep a copy of a user and a password with each connection; a line it only
  /// borrows.
  private func withAuthorization(
    _ body: (UnsafeMutablePointer<curl_slist>?) throws(HTTPFailure) -> HTTPResponse
  ) throws(HTTPFailure) -> HTTPResponse {
    guard let line = request.authorization.line else { return try body(headers) }
    return try line.withBytes { bytes throws(HTTPFailure) in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      var first = curl_slist(data: UnsafeMutablePointer(mutating: start), next: headers)
      return try withUnsafeMutablePointer(to: &first) { lines throws(HTTPFailure) in
        defer { _ = ccurl_set_headers(easy, headers) }
        return try body(lines)
      }
    }
  }

  /// Milliseconds, at least one, because zero would mean no limit; at most a day.
  private func milliseconds(_ seconds: Double) -> Int {
    Int(min(max(seconds * 1000, 1), 86_400_000))
  }
}

extension HTTPAuthorization {
  /// The header line with a NUL behind it; nil when nobody asks.
  fileprivate var line: Secret? {
    let line = SecretBuilder()
    line.append(text: "Authorization: ")
    switch self {
    case .none: return nil
    case .basic(let user, let password):
      let account = SecretBuilder()
      account.append(text: user + ":")
      account.append(password)
      line.append(text: "Basic ")
      account.withBytes { line.append(base64: $0) }
    case .bearer(let token):
      line.append(text: "Bearer ")
      line.append(token)
    }
    line.append(0)
    return line.finish()
  }
}
