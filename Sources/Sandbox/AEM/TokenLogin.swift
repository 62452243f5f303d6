import Values

/// The login form, which exchanges a password for a cookie.
enum TokenLogin {
  private static let cookie = "login-token"
  private static let paths = [
    "/libs/granite/core/content/login.html/j_security_check",
    "/libs/crx/core/content/login.html/j_security_check",
  ]

  /// Answers a login; nil for other requests.
  ///
  /// Success is a redirection with a cookie, failure one without; with `j_validate=true` it is 200
  /// or 403.
  static func answer(
    _ request: IncomingRequest, accounts: Accounts, state: inout SandboxState
  ) -> OutgoingAnswer? {
    guard request.method == "POST", paths.contains(request.path) else { return nil }
    let fields = request.fields(charset: .utf8)
    let user = fields.first("j_username") ?? ""
    let validates = fields.first("j_validate") == "true"
    let resource = fields.first("resource").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/"
    guard accounts.account(user, password: fields.first("j_password") ?? "") != nil,
      let bytes = RandomBytes.make(24)
    else {
      if validates { return OutgoingAnswer(status: 403) }
      return .redirect(
        to: "\(LoginPage.path)?resource=\(PercentText.encoded(resource))&$$login$$="
          + "%24%24login%24%24&j_reason=invalid_login&j_reason_code=invalid_login")
    }
    let token = Hexadecimal.encoded(bytes)
    // Old sessions go when there are too many: nobody signs out of a sandbox.
    if state.author.sessions.count >= 100 { state.author.sessions = [:] }
    state.author.sessions[token] = user
    var answer = validates ? OutgoingAnswer(status: 200) : .redirect(to: resource)
    answer.headers.append(("Set-Cookie", "\(cookie)=\(token); Path=/; HttpOnly"))
    return answer
  }

  /// The user whose cookie a request carries; nil without a valid one.
  static func user(of request: IncomingRequest, state: SandboxState) -> String? {
    for part in (request.header("Cookie") ?? "").split(separator: ";") {
      let pair = part.drop(while: \.isWhitespace).split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0] == cookie { return state.author.sessions[String(pair[1])] }
    }
    return nil
  }
}
