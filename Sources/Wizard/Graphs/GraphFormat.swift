/// A language that pictures of procedures can be written in.
package enum GraphFormat: String, CaseIterable, Sendable {
  /// Graphviz; `dot -Tpdf` draws it.
  case dot
  /// Mermaid, which many pages of Markdown draw by themselves.
  case mermaid

  /// Writes the whole file of a graph, without a line break at its end.
  package func text(of graph: ProcedureGraph) -> String {
    switch self {
    case .dot: DotText.lines(of: graph).joined(separator: "\n")
    case .mermaid: MermaidText.lines(of: graph).joined(separator: "\n")
    }
  }
}

extension String {
  /// Its words in lines of about this many characters.
  func wrapped(_ width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
