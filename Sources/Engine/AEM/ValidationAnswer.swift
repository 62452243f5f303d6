/// What the web console showed for `validateConfigs()`.
///
/// The operation returns a table with a status for each configuration. How the console renders it
/// is not documented, so only its words are judged: at least one `passed` and no word of failure.
struct ValidationAnswer: Equatable, Sendable {
  /// How to read it.
  enum Verdict: Equatable, Sendable {
    /// Every status that can be seen is `passed`.
    case passed
    /// At least one is not.
    case failed
    /// None can be seen.
    case unknown
  }

  /// What the words say.
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
