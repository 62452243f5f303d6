import Foundation

@testable import Wizard

/// Finds the places where a text repeats others word for word.
struct SharedRuns {
  /// The number of words in a row that is too many.
  static let limit = 8

  private var sources: [String: [String]] = [:]
  /// The places where each run of ``limit`` words begins.
  private var index: [ArraySlice<String>: [(source: String, start: Int)]] = [:]

  /// The sources by name; Markdown.
  init(_ sources: [String: String]) {
    for (name, text) in sources.sorted(by: { $0.key < $1.key }) {
      let words = Self.words(Self.unmarked(text))
      self.sources[name] = words
      guard words.count >= Self.limit else { continue }
      for start in 0...(words.count - Self.limit) {
        index[words[start..<(start + Self.limit)], default: []].append((name, start))
      }
    }
  }

  /// The runs of a screen's text that appear in a source too, each with that source.
  ///
  /// Labels, values and addresses do not count as words, and a run continues across them.
  func runs(in text: String) -> [String] {
    let tokens = Self.tokens(text)
    let words = tokens.map(\.word)
    var found: [String] = []
    var at = 0
    while at + Self.limit <= words.count {
      var longest = (words: 0, tokens: 1, source: "")
      for (source, start) in index[words[at..<(at + Self.limit)]] ?? [] {
        let rest = sources[source, default: []][start...]
        let length = zip(words[at...], rest).prefix { $0 == $1 }.underestimatedCount
        let count = tokens[at..<(at + length)].count(where: \.isCounted)
        if count > longest.words { longest = (count, length, source) }
      }
      if longest.words >= Self.limit {
        found.append(
          words[at..<(at + longest.tokens)].joined(separator: " ") + " (\(longest.source))")
      }
      at += longest.words >= Self.limit ? longest.tokens : 1
    }
    return found
  }

  private static func tokens(_ text: String) -> [(word: String, isCounted: Bool)] {
    StyledText(text).spans.flatMap { span in
      span.text.split(whereSeparator: \.isWhitespace).flatMap { piece in
        let isPath = piece.contains("://") || piece.hasPrefix("/") || piece.hasPrefix("{")
        return words(String(piece)).map { ($0, span.style == .plain && !isPath) }
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().replacing("'", with: "").replacing("’", with: "")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Text without anchors, targets of links, tags, and the names of marks.
  private static func unmarked(_ text: String) -> String {
    text.replacing(/\{#[^}]*\}/, with: " ")
      .replacing(/!?\[([^\]]*)\]\([^)]*\)/) { String($0.1) }
      .replacing(/\[!\w+\s*([^\]]*)\]/) { String($0.1) }
      .replacing(/<[^>]*>/, with: " ")
  }
}
