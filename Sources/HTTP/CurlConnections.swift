import CCurl
import Glibc

/// The open connections of one lane: a libcurl multi handle.
///
/// `@unchecked Sendable` is safe because the handle itself never changes, ``wake()`` is the one
/// call that libcurl allows from any thread, and ``drive(_:until:)`` is called only on the serial
/// queue of the lane that owns this.
final class CurlConnections: @unchecked Sendable {
  private let multi: UnsafeMutableRawPointer

  /// Prepares libcurl for the process when this is the first.
  init() {
    guard Self.isStarted, let multi = curl_multi_init() else {
      fatalError("libcurl cannot start: \(Self.unavailability ?? "it is out of memory")")
    }
    self.multi = multi
  }

  deinit {
    curl_multi_cleanup(multi)
  }

  /// The reason why libcurl cannot be loaded, in the system's words; nil when it can.
  static var unavailability: String? { ccurl_load().map { String(cString: $0) } }

  private static let isStarted: Bool = {
    // The first would write the keys of every connection to a file; the second picks another TLS.
    unsetenv("SSLKEYLOGFILE")
    unsetenv("CURL_SSL_BACKEND")
    signal(SIGPIPE, SIG_IGN)
    return ccurl_start() == CURLE_OK
  }()

  /// Ends the wait of a running exchange, so that it looks around; callable from any thread.
  func wake() {
    curl_multi_wakeup(multi)
  }

  /// Carries one exchange until libcurl is done with it or `interrupted` says so.
  ///
  /// `interrupted` is called after every step; it returns how many milliseconds may pass until it
  /// must be called again, nil to give the exchange up. Returns how the exchange ended; nil when it
  /// was given up.
  func drive(
    _ easy: UnsafeMutableRawPointer, interrupted: () -> Int32?
  ) -> CURLcode? {
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { return CURLE_FAILED_INIT }
    defer { curl_multi_remove_handle(multi, easy) }
    var running: Int32 = 0
    var result = CURLE_OK
    while true {
      guard curl_multi_perform(multi, &running) == CURLM_OK else { return CURLE_FAILED_INIT }
      if ccurl_finished(multi, &result) { return result }
      guard let pause = interrupted() else { return nil }
      guard curl_multi_poll(multi, nil, 0, pause, nil) == CURLM_OK else {
        return CURLE_FAILED_INIT
      }
    }
  }
}
