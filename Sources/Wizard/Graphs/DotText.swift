/// Writes a picture for Graphviz, to be printed on one page of A4.
///
/// Numbers mark the steps, because frames around them would take the room of the text. Shapes and
/// borders carry the meaning; the colors only help.
struct DotText {
  private let graph: ProcedureGraph
  /// The most characters in a line of a way's label, and in a question.
  private static let width = 22

  /// The lines of a whole file.
  static func lines(of graph: ProcedureGraph) -> [String] {
    DotText(graph: graph).lines
  }

  private var lines: [String] {
    let size = graph.isWide ? "11.2,7.7" : "7.7,11.2"
    return [
      "digraph \(quoted(graph.name)) {",
      "  graph [label=\(quoted(caption)), labelloc=t, fontname=\"Helvetica\", fontsize=11,",
      "    rankdir=TB, nodesep=0.12, ranksep=0.1, size=\"\(size)\"];",
      "  node [fontname=\"Helvetica\", fontsize=11, margin=\"0.06,0.03\", height=0.25,",
      "    fillcolor=white];",
      "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];",
    ] + graph.groups.indices.flatMap(lines) + graph.edges.map { "  " + line($0) } + ["}"]
  }

  private func lines(ofGroup index: Int) -> [String] {
    let group = graph.groups[index]
    return group.nodes.map { line($0, step: group.title == nil ? nil : index) }
  }

  private func line(_ node: ProcedureGraph.Node, step: Int?) -> String {
    let look = Look(node.kind)
    let text = (step.map { "\($0). " } ?? "") + node.text
    let lines = text.wrapped(Self.width) + (node.detail.map { ["<\($0)>"] } ?? [])
    let styles =
      ["filled"] + (node.kind == .text ? ["rounded"] : [])
      + (node.isOptional ? ["dashed"] : [])
    return "  \(quoted(node.id)) [label=\(quoted(lines.joined(separator: "\n"))),"
      + " \(look.attributes), style=\(quoted(styles.joined(separator: ",")))];"
  }

  private func line(_ edge: ProcedureGraph.Edge) -> String {
    let label = edge.label.map { "label=\(quoted(cut($0)))" }
    let loop = edge.isLoop ? "style=dashed" : nil
    let attributes = [label, loop].compactMap { $0 }.joined(separator: ", ")
    return "\(quoted(edge.from)) -> \(quoted(edge.to))"
      + (attributes.isEmpty ? ";" : " [\(attributes)];")
  }

  /// Two lines at most: taller labels would drive the screens apart.
  private func cut(_ label: String) -> String {
    let lines = label.wrapped(Self.width)
    let isLonger = lines.count > 2 && !(lines[1].hasSuffix("…"))
    return lines.prefix(2).joined(separator: "\n") + (isLonger ? "…" : "")
  }

  /// The title, what the shapes mean, and what the numbers mean.
  private var caption: String {
    var lines = [
      "\(graph.title) (\(graph.name))",
      "diamond: question, slanted: form, six sides: to tick, folded corner: by hand,",
      "double box: done by the engine, folder: another procedure, eight sides: the end,",
      "dashed box: can be skipped, dashed arrow: back",
    ]
    let steps = graph.groups.enumerated().compactMap { index, group in
      group.title.map { "\(index). \($0)" }
    }
    lines += steps.joined(separator: ", ").wrapped(90)
    return lines.joined(separator: "\n")
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }

  /// The shape, border and color of a kind of node.
  private struct Look {
    let attributes: String

    init(_ kind: ProcedureGraph.Kind) {
      attributes =
        switch kind {
        case .start: "shape=circle, margin=0, fillcolor=gray85"
        case .text: "shape=box"
        case .items: "shape=hexagon"
        case .choice: "shape=diamond, margin=0, height=0.45"
        case .fields: "shape=parallelogram, margin=0"
        case .acts: "shape=note, fillcolor=\"#fff7d6\""
        case .task: "shape=box, peripheries=2, fillcolor=\"#e3f0ff\""
        case .call: "shape=folder, fillcolor=\"#eeeeee\""
        case .summary: "shape=ellipse, peripheries=2, fillcolor=\"#e2f5e2\""
        case .deadEnd: "shape=octagon, margin=0, fillcolor=\"#fde2e2\""
        case .back: "shape=ellipse, fillcolor=gray85"
        }
    }
  }
}
