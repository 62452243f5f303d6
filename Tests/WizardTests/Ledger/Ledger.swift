import Foundation

@testable import Wizard

/// The rows of the documented procedures, which the screens have to cover, by ID.
struct Ledger {
  /// The text of a row, by its ID.
  private(set) var rows: [String: String] = [:]

  /// The folder of the two documents, when there is one.
  static let folder = ProcessInfo.processInfo.environment["AEM_SETUP_LEDGER"]

  /// The rows of both documents; in the one about today only those that begin with `now-` count.
  init(folder: String) throws {
    try add(String(contentsOfFile: folder + "/procedures.md", encoding: .utf8), prefix: "")
    try add(
      String(contentsOfFile: folder + "/procedures-today.md", encoding: .utf8), prefix: "now-")
  }

  /// The rows of one document.
  init(_ document: String, prefix: String = "") {
    add(document, prefix: prefix)
  }

  private mutating func add(_ document: String, prefix: String) {
    var isInside = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| "), line.hasSuffix(" |") else {
        isInside = isInside && line.hasPrefix("|")
        continue
      }
      let cells = line.dropFirst(2).dropLast(2).split(separator: " | ", maxSplits: 1)
      guard cells.count == 2 else { continue }
      if cells == ["row", "what it says"] || cells == ["id", "step"] {
        isInside = true
      } else if isInside, cells[0].hasPrefix(prefix) {
        rows[String(cells[0])] = String(cells[1])
      }
    }
  }

  /// The rows that carry a rule, sorted.
  var rules: [String] { rows.filter { $0.value.contains("MUST") }.keys.sorted() }

  /// The labels and exact values in a row; names of other rows are none.
  func labels(of row: String) -> [StyledText.Span] {
    StyledText(rows[row] ?? "").spans.filter { span in
      switch span.style {
      case .plain: false
      case .label: true
      case .value: !isReference(span.text)
      }
    }
  }

  private func isReference(_ text: String) -> Bool {
    text.hasPrefix("now-")
      || rows.keys.contains { row in
        row == text || row.hasPrefix(text + ".") || text.hasPrefix(".") && row.hasSuffix(text)
      }
  }
}
