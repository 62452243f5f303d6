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
}
