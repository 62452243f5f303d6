/// The answer that the web console showed for `validateConfigs()`.
///
/// The operation returns a table with a status for each configuration. How the console renders it
/// is not documented, so only its words are judged: at least one `passed` and no word of failure.
struct ValidationAnswer: Equatable, Sendable {
  /// The meaning of the words of an answer.
  enum Verdict: Equatable, Sendable {
    /// Every status that can be seen is `passed`.
    case passed
    /// At least one status is not `passed`.
    case failed
    /// No status can be seen.
    case unknown
  }

  /// A known cause that the words of a failure name; see Adobe's articles KA-24660 and KA-23909.
  enum Sign: String {
    /// Adobe refuses the kind of request that AEM sends.
    case grantType = "grant-type"
    /// Adobe refuses the client secret that AEM sends.
    case clientSecret = "client-secret"
    /// The service refuses the token.
    case forbidden
    /// No cause that is known.
    case other
  }

  /// The verdict that the words support.
  let verdict: Verdict
  /// The answer without its markup; still the server's word.
  let text: String

  /// Reads an answer with status 200.
  init(_ body: String) {
    text = HTMLText.plain(body)
    let words = text.lowercased().split { !$0.isLetter }
    let isDenied = zip(words, words.dropFirst()).contains { $0 == "not" && $1 == "passed" }
    if isDenied || words.contains(where: { ["failed", "fail", "error"].contains($0) }) {
      verdict = .failed
    } else {
      verdict = words.contains("passed") ? .passed : .unknown
    }
  }

  /// The cause of a failure, as far as its words name one.
  var sign: Sign {
    let words = text.lowercased()
    if words.contains("unsupported_grant_type") { return .grantType }
    if words.contains("invalid client_secret") { return .clientSecret }
    if words.contains("403 forbidden") || words.contains("error: 403") { return .forbidden }
    return .other
  }
}
