/// A procedure as a picture: its screens, and the ways between them.
package struct ProcedureGraph: Equatable, Sendable {
  /// The procedure's name on the command line, such as `smart-tags`.
  package let name: String
  /// The procedure's title for people, such as `Smart Tags`.
  package let title: String
  /// The screens by step, in the order of the step list.
  var groups: [Group] = []
  /// The ways, in the order of the file.
  var edges: [Edge] = []

  /// The screens of one step.
  struct Group: Equatable, Sendable {
    /// The step's title; nil where a procedure has no steps of its own.
    var title: String?
    /// The nodes in the order of the file.
    var nodes: [Node] = []
  }

  /// A screen, or the place where the procedure starts or returns to its caller.
  struct Node: Equatable, Sendable {
    /// The screen's id; `(start)` and `(back)` for the two places, which no screen can have.
    var id: String
    /// The kind of node, which decides its shape.
    var kind: Kind
    /// The text in the node: the screen's title.
    var text: String
    /// The operation of a task, the procedure of a call.
    var detail: String?
    /// Whether the person can skip it.
    var isOptional = false
  }

  /// The kinds of node: of a page by what is most of it, and three for starts and ends.
  enum Kind: Equatable, Sendable, CaseIterable {
    /// The start of the procedure.
    case start
    /// A page to read.
    case text
    /// A page with statements to tick.
    case items
    /// A question with several answers.
    case choice
    /// A page to fill in.
    case fields
    /// A page with acts to do by hand.
    case acts
    /// A page on which the engine does something.
    case task
    /// A call of another procedure.
    case call
    /// The summary at the end of a procedure.
    case summary
    /// A page that ends the route unfinished.
    case deadEnd
    /// The return to the procedure that called this one.
    case back
  }

  /// A way from one node to another.
  struct Edge: Equatable, Sendable {
    /// The id of the node that it leaves.
    var from: String
    /// The id of the node that it leads to.
    var to: String
    /// The condition under which it is taken; nil always.
    var label: String?
    /// Whether it leads back to something that was passed before.
    var isLoop = false
  }

  private static let start = "(start)"
  private static let back = "(back)"

  /// Draws a procedure; the others say what values mean.
  package init(_ procedure: Procedure, in catalog: ProcedureCatalog) {
    name = procedure.name
    title = procedure.title
    groups = Self.groups(of: procedure)
    let words = ConditionWords(procedure, in: catalog)
    edges = words.ways(into: procedure).map { Edge(from: Self.start, to: $0.to, label: $0.label) }
    for screen in procedure.screens {
      edges += words.ways(out: screen).map { Edge(from: screen.id, to: $0.to, label: $0.label) }
      if !procedure.standsAlone, screen.transitions.isEmpty, !screen.isDeadEnd {
        edges.append(Edge(from: screen.id, to: Self.back))
      }
    }
    markLoops()
  }

  private static func groups(of procedure: Procedure) -> [Group] {
    let ends = Group(nodes: [Node(id: start, kind: .start, text: "Start")])
    guard procedure.standsAlone else {
      let back = Group(nodes: [Node(id: back, kind: .back, text: "Back to the caller")])
      return [ends, Group(nodes: procedure.screens.map(Node.init)), back]
    }
    return [ends]
      + procedure.steps.map { step in
        Group(
          title: step.title,
          nodes: procedure.screens.filter { $0.step == step.id }.map(Node.init))
      }
  }

  /// Finds the ways that lead back, seen from the start in the order of the file.
  private mutating func markLoops() {
    var waysOut: [String: [Int]] = [:]
    for (index, edge) in edges.enumerated() { waysOut[edge.from, default: []].append(index) }
    var passed: Set<String> = []
    for node in groups.flatMap(\.nodes) where passed.insert(node.id).inserted {
      var way: [(node: String, rest: ArraySlice<Int>)] = [
        (node.id, waysOut[node.id, default: []][...])
      ]
      while let last = way.indices.last {
        guard let index = way[last].rest.popFirst() else {
          way.removeLast()
          continue
        }
        let next = edges[index].to
        if way.contains(where: { $0.node == next }) {
          edges[index].isLoop = true
        } else if passed.insert(next).inserted {
          way.append((next, waysOut[next, default: []][...]))
        }
      }
    }
  }
}

extension ProcedureGraph {
  /// Whether it spreads more than it goes down, so that it fits a page better that lies on its
  /// side.
  var isWide: Bool {
    var ranks: [String: Int] = [:]
    // Ways that lead back are left out, so that ranks settle after as many rounds as there are.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for edge in edges where !edge.isLoop {
        let rank = ranks[edge.from, default: 0] + 1
        if ranks[edge.to, default: 0] < rank {
          ranks[edge.to] = rank
          isSettled = false
        }
      }
    }
    let widest = Dictionary(grouping: ranks.values) { $0 }.values.map(\.count).max() ?? 0
    return widest * 2 > ranks.values.max() ?? 0
  }
}

extension ProcedureGraph.Node {
  fileprivate init(_ screen: Screen) {
    id = screen.id
    text = StyledText(Interpolation.fill(screen.title) { _ in nil }).plain
    isOptional = screen.skipNote != nil
    switch screen.kind {
    case .page(let page):
      kind = .init(page)
      detail = page.runsTasks ? page.allTasks.map(\.operation).joined(separator: ", ") : nil
    case .choice: kind = .choice
    case .call(let call): (kind, detail) = (.call, call.procedure)
    case .summary: kind = .summary
    }
  }
}

extension ProcedureGraph.Kind {
  /// The kind of a page: what the engine does counts most, then acts, fields and items.
  fileprivate init(_ page: Page) {
    if page.isEnd {
      self = .deadEnd
    } else if page.runsTasks {
      self = .task
    } else if page.walkthrough != nil {
      self = .acts
    } else if !page.fieldNames.isEmpty {
      self = .fields
    } else {
      self = page.items.isEmpty ? .text : .items
    }
  }
}
