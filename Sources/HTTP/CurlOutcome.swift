import CCurl
import Values

/// How a failed exchange ended in libcurl's terms, and what that means in ours.
struct CurlOutcome {
  /// libcurl's code.
  var code: CURLcode
  /// libcurl's own words, which may quote the server or a proxy's address.
  var message: String
  /// Where the request went.
  var address: WebAddress
  /// Whether the request may have left.
  var isSent: Bool
  /// The status a proxy gave to CONNECT, 0 when none.
  var connectStatus: Int
  /// Seconds.
  var connectLimit: Double
  /// Seconds.
  var totalLimit: Double
  /// The CA file in use, if not the system's.
  var authorityFile: String?

  /// The failure this is.
  var failure: HTTPFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_URL_MALFORMAT: .unresolved(host: address.host)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy(detail: detail)
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      namesAddress
        ? .unreachable(host: address.host, port: address.port) : .proxy(detail: detail)
    case CURLE_OPERATION_TIMEDOUT:
      isSent || totalLimit < connectLimit
        ? .timedOut(.total, seconds: totalLimit, sent: isSent)
        : .timedOut(.connecting, seconds: connectLimit, sent: false)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CRL_BADFILE:
      .certificate(host: address.host, detail: detail)
    case CURLE_SSL_CACERT_BADFILE: .authorityFile(path: authorityFile ?? "")
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT, CURLE_SSL_SHUTDOWN_FAILED:
      .handshake(host: address.host, detail: detail)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE,
      CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_NO_CONNECTION_AVAILABLE, CURLE_UNRECOVERABLE_POLL:
      isRefusedByProxy ? .proxy(detail: detail) : .dropped(sent: isSent)
    case CURLE_OUT_OF_MEMORY:
      // What libcurl says of a single header line longer than it takes.
      .tooLarge(limit: CurlExchange.headerLimit)
    default: .malformed(detail: detail)
    }
  }

  /// libcurl's words, harmless and short; nothing where they could quote a proxy's password.
  private var detail: String {
    let text = message.isEmpty ? String(cString: curl_easy_strerror(code)) : message
    return text.contains("@") ? "" : TerminalText.line(text, limit: 160)
  }

  /// Whether the connection that failed was the one to the server, not to a proxy.
  private var namesAddress: Bool {
    let host = address.host.filter { $0 != "[" && $0 != "]" }
    return message.isEmpty || message.lowercased().contains(" \(host) port \(address.port) ")
  }

  private var isRefusedByProxy: Bool {
    !isSent && (connectStatus >= 300 || message.contains("CONNECT"))
  }
}
