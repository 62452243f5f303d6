/// The answers to a client that has not signed in.
enum LoginPage {
  /// The path of the login page.
  static let path = "/libs/granite/core/content/login.html"

  /// The page itself, which anybody can read.
  static let answer = OutgoingAnswer.html(
    """
    <!DOCTYPE html>
    <html lang="en">
    <head><title>AEM Sign In</title></head>
    <body>
    <!-- QUICKSTART_HOMEPAGE -->
    <h1>Welcome to Adobe Experience Manager</h1>
    <form method="post" action="/libs/granite/core/content/login.html/j_security_check">
    <input name="j_username"><input name="j_password" type="password">
    <button type="submit">Sign In</button>
    </form>
    </body>
    </html>

    """)

  /// The redirection of a browser to the login page, or the request for Basic credentials.
  static func challenge(_ request: IncomingRequest, redirectsBrowsers: Bool) -> OutgoingAnswer {
    let accepts = request.header("Accept") ?? ""
    if redirectsBrowsers, request.isFromBrowser, accepts.contains("text/html"),
      request.header("Authorization") == nil
    {
      return redirection(request)
    }
    return OutgoingAnswer(
      status: 401, headers: [("WWW-Authenticate", "Basic realm=\"Sling (Development)\"")])
  }

  /// Sends a client to the login page.
  static func redirection(_ request: IncomingRequest) -> OutgoingAnswer {
    .redirect(
      to: "\(path)?resource=\(PercentText.encoded(request.path))&$$login$$=%24%24login%24%24"
        + "&j_reason=unknown&j_reason_code=unknown")
  }

  /// Whether the `Referer` field names the host of the request, as the referrer filter requires.
  static func hasOwnReferer(_ request: IncomingRequest) -> Bool {
    guard let referer = request.header("Referer"), let host = request.header("Host") else {
      return false
    }
    return ["http://\(host)", "https://\(host)"].contains {
      referer == $0 || referer.hasPrefix("\($0)/")
    }
  }
}
