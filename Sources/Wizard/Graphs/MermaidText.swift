/// Writes a picture for Mermaid.
///
/// Shapes and borders carry the meaning: Mermaid has no double border, so a task's is thick.
enum MermaidText {
  /// The lines of a whole file.
  static func lines(of graph: ProcedureGraph) -> [String] {
    var lines = ["---", "title: \(graph.title) (\(graph.name))", "---", "flowchart TD"]
    for (index, group) in graph.groups.enumerated() {
      if let title = group.title {
        lines.append("  subgraph step\(index)[\(quoted(title))]")
        lines += group.nodes.map { "    " + line($0) } + ["  end"]
      } else {
        lines += group.nodes.map { "  " + line($0) }
      }
    }
    lines += graph.edges.map { "  " + line($0) }
    let nodes = graph.groups.flatMap(\.nodes)
    lines.append("  classDef task stroke-width:4px")
    lines.append("  classDef optional stroke-dasharray:5 3")
    lines += nodes.filter { $0.kind == .task }.map { "  class \(name($0.id)) task" }
    lines += nodes.filter(\.isOptional).map { "  class \(name($0.id)) optional" }
    return lines
  }

  private static func line(_ node: ProcedureGraph.Node) -> String {
    let (open, close): (String, String) =
      switch node.kind {
      case .start, .back: ("((", "))")
      case .text: ("(", ")")
      case .items: ("{{", "}}")
      case .choice: ("{", "}")
      case .fields: ("[/", "/]")
      case .acts: (">", "]")
      case .task: ("[", "]")
      case .call: ("[[", "]]")
      case .summary: ("([", "])")
      case .deadEnd: ("[/", "\\]")
      }
    let lines = node.text.wrapped(24) + (node.detail.map { ["<\($0)>"] } ?? [])
    return name(node.id) + open + quoted(lines.joined(separator: "\n")) + close
  }

  private static func line(_ edge: ProcedureGraph.Edge) -> String {
    let arrow = edge.isLoop ? "-.->" : "-->"
    let label = edge.label.map { "|\(quoted($0))|" } ?? ""
    return "\(name(edge.from)) \(arrow)\(label) \(name(edge.to))"
  }

  /// A name that is no word of Mermaid, such as `end`.
  private static func name(_ id: String) -> String {
    "s_" + id.filter { $0 != "(" && $0 != ")" }.replacing("-", with: "_")
      + (id.hasPrefix("(") ? "_" : "")
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\n", with: "<br>")
    return "\"\(escaped)\""
  }
}
