import Foundation
import TestSupport
import Testing
import Values

@testable import Wizard

@Suite("Pictures of procedures", .timeLimit(.minutes(10)))
struct GraphTests {
  private static let names = ProcedureCatalog.embedded.procedures.keys.sorted()
  private static let program = "/usr/bin/dot"

  private func text(_ format: GraphFormat, of name: String) throws -> String {
    let catalog = ProcedureCatalog.embedded
    return format.text(of: ProcedureGraph(try #require(catalog.procedure(name)), in: catalog))
  }

  private func picture(
    _ format: GraphFormat, _ name: String = "main", main: String = CheckerFixture.main
  ) throws -> Picture {
    let catalog = try CheckerFixture.catalog(main: main)
    let graph = ProcedureGraph(try #require(catalog.procedure(name)), in: catalog)
    return Picture(format.text(of: graph), format)
  }

  @Test("Every screen and every way is drawn once", arguments: GraphFormat.allCases, names)
  func everything(_ format: GraphFormat, _ name: String) throws {
    let procedure = try #require(ProcedureCatalog.embedded.procedure(name))
    let picture = Picture(try text(format, of: name), format)
    func drawn(_ id: String) -> String {
      format == .dot ? id : "s_" + id.replacing("-", with: "_")
    }
    let places = picture.nodes.filter { $0.contains("(") || $0.hasSuffix("_") }
    #expect(places.count == (procedure.standsAlone ? 1 : 2))
    #expect(
      picture.nodes.filter { !places.contains($0) }.sorted()
        == procedure.screens.map { drawn($0.id) }.sorted())
    for screen in procedure.screens {
      let ways = Set(screen.targets.map(drawn))
      let lines = picture.edges.filter { $0.from == drawn(screen.id) }
      #expect(Set(lines.map(\.to)).subtracting(places) == ways, "\(screen.id)")
      #expect(lines.count == max(1, ways.count) || screen.transitions.isEmpty, "\(screen.id)")
      // The page's own way needs no label where all others have one.
      let unlabelled = screen.page?.others.isEmpty == false && screen.transitions.count <= 1 ? 1 : 0
      if ways.count > 1 {
        #expect(lines.count { $0.label.isEmpty } <= unlabelled, "\(screen.id)")
      }
    }
    #expect(
      picture.edges.allSatisfy { edge in
        [edge.from, edge.to].allSatisfy(picture.nodes.contains)
      })
  }

  @Test("It is the same each time", arguments: GraphFormat.allCases, names)
  func same(_ format: GraphFormat, _ name: String) throws {
    #expect(try text(format, of: name) == text(format, of: name))
  }

  @Test("Ways out are labelled with what a person reads", arguments: GraphFormat.allCases)
  func labels(_ format: GraphFormat) throws {
    let main = CheckerFixture.main
      .replacing(#""label": "Blue""#, with: #""label": "Blue, as the sky""#)
      .replacing(
        #""next": "which""#,
        with: #"""
          "next": [
            {"when": {"value": "found", "is": ["6.5"]}, "to": "call"},
            {"when": {"value": "found", "is": ["{thing}"]}, "to": "call"},
            {"when": {"value": "colour", "is": ["blue"]}, "to": "form"},
            {"when": [{"value": "thing"}, {"value": "found", "is": ["", "a", "b"]}], "to": "walk"},
            {"to": "which"}]
          """#)
    let picture = try picture(format, main: main)
    #expect(picture.labels(from: "colour") == ["Blue", "Red"])
    #expect(
      picture.labels(from: "look")
        == [
          "Found: 6.5 or as Thing", "Colour: Blue", "Thing known, Found: empty or 2 more", "else",
        ])
    #expect(picture.edges.filter(\.isLoop).map(\.label) == ["Colour: Blue"])
    #expect(picture.labels(from: "form") == [""])
  }

  @Test("Each kind has a shape of its own, and a task names its operation")
  func shapes() throws {
    let main = CheckerFixture.main.replacing(
      #""kind": "page", "title": "Welcome""#,
      with: #""kind": "page", "skip": "Nothing.", "title": "Say \"{found}\"""#)
    let catalog = try CheckerFixture.catalog(main: main)
    let graph = ProcedureGraph(try #require(catalog.procedure("main")), in: catalog)
    let dot = GraphFormat.dot.text(of: graph)
    for line in [
      #"\n1. One""#, #""(start)" [label="Start", shape=circle"#,
      #""welcome" [label="1. Say \"…\"", shape=box, style="filled,rounded,dashed"]"#,
      #""colour" [label="1. Colour?", shape=diamond"#, #""end" [label="1. No way", shape=octagon"#,
      #""ticks" [label="1. Ticks", shape=hexagon"#,
      #""form" [label="1. Form", shape=parallelogram"#,
      #""look" [label="1. Look\n<fake.look>", shape=box, peripheries=2"#,
      #""call" [label="1. Sub\n<sub>", shape=folder"#, #""walk" [label="1. Walk", shape=note"#,
      #""summary" [label="1. Summary", shape=ellipse, peripheries=2"#,
    ] { #expect(dot.contains(line), "\(line)") }
    let mermaid = GraphFormat.mermaid.text(of: graph)
    for line in [
      #"s_start_(("Start"))"#, #"s_welcome("Say &quot;…&quot;")"#, #"s_colour{"Colour?"}"#,
      #"s_end[/"No way"\]"#, #"s_ticks{{"Ticks"}}"#, #"s_form[/"Form"/]"#,
      #"s_look["Look<br>&lt;fake.look&gt;"]"#, #"s_call[["Sub<br>&lt;sub&gt;"]]"#,
      #"s_walk>"Walk"]"#, #"s_summary(["Summary"])"#, "class s_look task",
      "class s_welcome optional", #"subgraph step1["One"]"#,
    ] { #expect(mermaid.contains(line), "\(line)") }
  }

  @Test("Screens that no way leads to can be drawn, too, even when they lead to each other")
  func lost() throws {
    let main = CheckerFixture.main
      .replacing(#""next": "colour""#, with: #""next": "summary""#)
      .replacing(#""next": "look""#, with: #""next": "ticks""#)
    let loops = try picture(.dot, main: main).edges.filter(\.isLoop)
    #expect(loops.map { [$0.from, $0.to] } == [["form", "ticks"]])
  }

  @Test("A procedure that is only called leads back to its caller", arguments: GraphFormat.allCases)
  func caller(_ format: GraphFormat) throws {
    let edges = try picture(format, "sub").edges.map { [$0.from, $0.to] }
    #expect(
      edges
        == (format == .dot
          ? [["(start)", "given"], ["given", "(back)"]]
          : [["s_start_", "s_given"], ["s_given", "s_back_"]]))
  }

  @Test(
    "Graphviz draws it on one page of A4, and its text can be read",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: program), "skipped: there is no \(program)"),
    arguments: names)
  func page(_ name: String) throws {
    let file = NSTemporaryDirectory() + "aem-setup-\(UUID().uuidString).dot"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try text(.dot, of: name).write(toFile: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = ["-Tplain", file]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    let end = ProcessEnd(of: process)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    end.wait()
    #expect(process.terminationStatus == 0)
    // Its first line: graph SCALE WIDTH HEIGHT; 11 points by 0.4 are the smallest print.
    let scale = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    #expect(scale >= 0.4, "\(name)")
  }
}

/// The nodes and edges of a drawing, read without the program that wrote it.
private struct Picture {
  var nodes: [String] = []
  var edges: [(from: String, to: String, label: String, isLoop: Bool)] = []

  init(_ text: String, _ format: GraphFormat) {
    for line in text.split(separator: "\n").map({ $0.trimmed }) {
      switch format {
      case .dot: dot(line)
      case .mermaid: mermaid(line)
      }
    }
  }

  func labels(from id: String) -> [String] {
    edges.filter { $0.from == id || $0.from == "s_\(id)" }.map(\.label)
  }

  private mutating func dot(_ line: String) {
    if let match = line.wholeMatch(of: /"([^"]+)" -> "([^"]+)"(?: \[(.*)\])?;/) {
      let attributes = match.3 ?? ""
      let label = attributes.firstMatch(of: /label="([^"]*)"/)?.1 ?? ""
      edges.append(
        (
          String(match.1), String(match.2), String(label.replacing("\\n", with: " ")),
          attributes.contains("style=dashed")
        ))
    } else if let match = line.wholeMatch(of: /"([^"]+)" \[label=.*\];/) {
      nodes.append(String(match.1))
    }
  }

  private mutating func mermaid(_ line: String) {
    if let match = line.wholeMatch(of: /(s_\w+) (-->|-\.->)(?:\|"([^"]*)"\|)? (s_\w+)/) {
      edges.append(
        (String(match.1), String(match.4), String(match.3 ?? ""), match.2 == "-.->"))
    } else if let match = line.wholeMatch(of: /(s_\w+)[\[\]{}()\/>].*/) {
      nodes.append(String(match.1))
    }
  }
}
