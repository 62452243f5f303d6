import CCurl
import Values

/// The end of a failed exchange in libcurl's terms, and the failure that it means in ours.
struct CurlOutcome {
  /// The code with which libcurl ended the exchange.
  var code: CURLcode
  /// libcurl's own words, which may quote the server or a proxy's address.
  var message: String
  /// The address that the request went to.
  var address: WebAddress
  /// Whether the request may have left.
  var isSent: Bool
  /// The status a proxy gave to CONNECT, 0 when none.
  var connectStatus: Int
  /// The result of checking the certificate chain.
  var verification: ccurl_verification
  /// The proxy on the way, if any.
  var proxy: Proxy?
  /// The limit for connecting, in seconds.
  var connectLimit: Double
  /// The limit for the whole exchange, in seconds.
  var totalLimit: Double
  /// The CA file in use, if not the system's.
  var authorityFile: String?

  /// The failure this is.
  var failure: HTTPFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_URL_MALFORMAT:
      ofProxy ?? .unresolved(host: address.host)
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
      ofProxy ?? .malformed(detail: detail)
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      ofProxy ?? .unreachable(host: address.host, port: address.port)
    case CURLE_OPERATION_TIMEDOUT:
      isSent || totalLimit < connectLimit
        ? .timedOut(.total, seconds: totalLimit, sent: isSent)
        : .timedOut(.connecting, seconds: connectLimit, sent: false)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CRL_BADFILE:
      failsAtProxyTLS
        ? ofProxy ?? .certificate(host: address.host, distrust)
        : .certificate(host: address.host, distrust)
    case CURLE_SSL_CACERT_BADFILE: .authorityFile(path: authorityFile ?? "", .noCertificate)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_USE_SSL_FAILED, CURLE_SSL_CLIENTCERT, CURLE_SSL_SHUTDOWN_FAILED:
      failsAtProxyTLS
        ? ofProxy ?? .handshake(host: address.host, detail: detail)
        : .handshake(host: address.host, detail: detail)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE,
      CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_NO_CONNECTION_AVAILABLE, CURLE_UNRECOVERABLE_POLL:
      isRefusedByProxy ? ofProxy ?? .dropped(sent: isSent) : .dropped(sent: isSent)
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

  /// The same as a failure of the proxy; nil when there is none on the way.
  private var ofProxy: HTTPFailure? {
    proxy.map {
      .proxy(name: $0.name, detail: connectStatus >= 300 ? "status \(connectStatus)" : detail)
    }
  }

  private var isRefusedByProxy: Bool {
    !isSent && (connectStatus >= 300 || message.contains("CONNECT"))
  }

  /// Whether the connection to the proxy itself was not protected as it should be.
  private var failsAtProxyTLS: Bool { proxy?.isProtected == true && connectStatus == 0 }

  private var distrust: CertificateDistrust {
    // libcurl compares the name by itself, and then has no result of OpenSSL's to tell.
    if message.contains("certificate subject name") { return .wrongHost }
    return switch verification {
    case CCURL_EXPIRED: .expired
    case CCURL_NOT_YET_VALID: .notYetValid
    case CCURL_UNKNOWN_AUTHORITY: .unknownAuthority(file: authorityFile)
    case CCURL_WRONG_HOST: .wrongHost
    default: .other(detail: detail)
    }
  }
}
