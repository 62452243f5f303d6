import Testing

@testable import aem_setup

extension CommandLineTests {
  @Suite("The command line")
  struct ArgumentsTests {
    @Test(
      "Commands take their words, and options stand anywhere",
      arguments: [
        ([], .home, [], [:]),
        (["start", "smart-tags"], .start, ["smart-tags"], [:]),
        (["resume"], .resume, [], [:]),
        (["resume", "s.json"], .resume, ["s.json"], [:]),
        (["demo", "--plain"], .demo, [], [.plain: [""]]),
        (["--json", "plan", "a.json"], .plan, ["a.json"], [.json: [""]]),
        (["apply", "--timeout", "1.5", "a.json"], .apply, ["a.json"], [.timeout: ["1.5"]]),
        (["apply", "--timeout=2", "a.json"], .apply, ["a.json"], [.timeout: ["2"]]),
        (["apply", "--", "--json"], .apply, ["--json"], [:]),
        (["show", "-"], .show, ["-"], [:]),
        (
          ["sandbox", "--fault", "slow", "--fault=wrong-password", "--port", "0"], .sandbox, [],
          [.fault: ["slow", "wrong-password"], .port: ["0"]]
        ),
        (["screens", "check", "--screens", "dir"], .screens, ["check"], [.screens: ["dir"]]),
        (
          ["screens", "graph", "certificate", "--format=mermaid"], .screens,
          ["graph", "certificate"],
          [.format: ["mermaid"]]
        ),
        (["start", "-h"], .start, [], [.help: ["help"]]),
        (["start", "--document", "scs-io"], .start, [], [.document: ["scs-io"]]),
        (["start", "target", "--document=d"], .start, ["target"], [.document: ["d"]]),
        (["apply", "--undo", "-h"], .apply, [], [.undo: [""], .help: ["help"]]),
        (["--json", "--version"], .home, [], [.json: [""], .version: [""]]),
        (["plan", "--help"], .plan, [], [.help: [""]]),
        (["--version"], .home, [], [.version: [""]]),
      ] as [([String], Command, [String], [Option: [String]])])
    func understood(
      _ line: [String], _ command: Command, _ words: [String], _ options: [Option: [String]]
    ) throws {
      let arguments = try Arguments(line)
      #expect(arguments.command == command)
      #expect(arguments.words == words)
      #expect(arguments.options == options)
    }

    @Test(
      "What cannot be understood is told with what was wrong",
      arguments: [
        (["begin"], .unknownCommand("begin")),
        (["--jsn"], .unknownOption("--jsn", Self.home)),
        (["-x"], .unknownOption("-x", Self.home)),
        (["-xy", "plan", "a"], .unknownOption("-xy", CommandForm(.plan))),
        (["apply", "a.json", "-q"], .unknownOption("-q", CommandForm(.apply))),
        (["apply", "a.json", "-json"], .unknownOption("-json", CommandForm(.apply))),
        (["--plan"], .unknownOption("--plan", Self.home)),
        (["apply", "a", "--json=yes"], .needlessValue(.json)),
        (["apply", "a.json", "--session"], .noValue(.session)),
        (["plan", "a.json", "--log"], .foreignOption(.log, CommandForm(.plan))),
        (["plan", "--version"], .foreignOption(.version, CommandForm(.plan))),
        (["osgi", "read", "f", "--fix"], .foreignOption(.fix, CommandForm(.osgi, ["read"]))),
        (["start"], .tooFewWords(.start)),
        (["start", "--document"], .noValue(.document)),
        (["demo", "--document", "d"], .foreignOption(.document, CommandForm(.demo))),
        (["apply"], .tooFewWords(.apply)),
        (["plan", "a", "b"], .tooManyWords(.plan, "b")),
        (["sessions", "all"], .tooManyWords(.sessions, "all")),
        (["resume", "--session", ""], .wrongValue(.session, "")),
        (["demo", "--fault", "slow", "--fault", "none"], .wrongValue(.fault, "none")),
        (["sandbox", "--preset", "none"], .wrongValue(.preset, "none")),
        (["sandbox", "--clock", "noon"], .wrongValue(.clock, "noon")),
        (["screens", "graph", "--format", "png"], .wrongValue(.format, "png")),
        (["osgi", "lint", "f", "--reader", "2"], .wrongValue(.reader, "2")),
        (["certificate", "create", "--bits", "1024"], .wrongValue(.bits, "1024")),
        (["sandbox", "--port", "http"], .wrongValue(.port, "http")),
        (["sandbox", "--port", "70000"], .wrongValue(.port, "70000")),
        (["sandbox", "--port", "80.5"], .wrongValue(.port, "80.5")),
        (["sandbox", "--latency", "-1"], .wrongValue(.latency, "-1")),
        (["sandbox", "--latency", "1.5"], .wrongValue(.latency, "1.5")),
        (["sandbox", "--seed", "x"], .wrongValue(.seed, "x")),
        (["plan", "a", "--timeout", "0"], .wrongValue(.timeout, "0")),
        (["plan", "a", "--timeout", "inf"], .wrongValue(.timeout, "inf")),
        (["plan", "a", "--timeout", "nan"], .wrongValue(.timeout, "nan")),
      ] as [([String], Arguments.Misuse)])
    func misuse(_ line: [String], _ misuse: Arguments.Misuse) {
      #expect(throws: misuse) { try Arguments(line) }
    }

    private static let home = CommandForm(.home)

    @Test("Of an option that is given twice the last value counts")
    func lastWins() throws {
      let arguments = try Arguments(["resume", "--session", "a", "--session", "b"])
      #expect(arguments[.session] == "b")
      #expect(arguments.has(.session) && !arguments.has(.json))
    }

    @Test("The help names every command and option, within 100 columns")
    func usage() {
      let text = Usage.text
      for command in Command.allCases {
        #expect(text.contains("aem-setup \(command.rawValue)"))
        #expect(text.contains(command.summary))
      }
      for option in Option.allCases {
        let name = "--\(option.rawValue)" + (option.value.map { " \($0)" } ?? "")
        #expect(text.contains("  \(name)  "), "\(name)")
      }
      for status in ["0", "1", "2", "3", "4", "129", "130", "143"] {
        #expect(text.contains("\(status) ") || text.contains("\(status),"))
      }
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test(
      "A misuse is told in a sentence with what would be right",
      arguments: [
        (.unknownCommand("begin"), ["\"begin\"", "start", "sandbox"]),
        (.unknownCommand("aply"), ["Did you mean aem-setup apply?"]),
        (.unknownOption("--jsn", CommandForm(.plan)), ["\"--jsn\"", "Did you mean --json?"]),
        (
          .unknownOption("--ye", CommandForm(.apply)),
          ["Did you mean --yes? --yes is an option of undo, osgi migrate, not of apply."]
        ),
        (.unknownOption("--nonsense", Self.home), ["\"--nonsense\"", "aem-setup --help"]),
        (
          .foreignOption(.undo, CommandForm(.apply)),
          ["--undo is an option of osgi migrate, not of apply.", "aem-setup undo SESSION"]
        ),
        (
          .foreignOption(.tls, CommandForm(.demo)), ["--tls is an option of sandbox, not of demo."]
        ),
        (.noValue(.session), ["--session", "value"]),
        (.wrongValue(.format, "png"), ["--format needs dot, mermaid, not \"png\""]),
        (.wrongValue(.fault, "none"), ["no fault \"none\"", "  wrong-password: "]),
        (.wrongValue(.session, ""), ["--session needs a value that is not empty"]),
        (.tooFewWords(.start), ["aem-setup start PROCEDURE"]),
        (.tooManyWords(.plan, "b"), ["\"b\"", "aem-setup plan ANSWERS"]),
        (.wrongValue(.port, "70000"), ["--port", "65535", "\"70000\""]),
      ] as [(Arguments.Misuse, [String])])
    func sentences(_ misuse: Arguments.Misuse, _ parts: [String]) {
      let sentence = misuse.sentences.joined(separator: " ")
      for part in parts { #expect(sentence.contains(part), "\(sentence)") }
    }
  }
}
