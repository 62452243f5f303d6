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
          ["sandbox", "--fault", "a", "--fault=b", "--port", "0"], .sandbox, [],
          [.fault: ["a", "b"], .port: ["0"]]
        ),
        (["screens", "check", "--scr", "dir"], .screens, ["check"], [.screens: ["dir"]]),
        (
          ["screens", "graph", "certificate", "--format=mermaid"], .screens,
          ["graph", "certificate"],
          [.format: ["mermaid"]]
        ),
        (["start", "-h"], .start, [], [.help: ["help"]]),
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
        (["--jsn"], .unknownOption("--jsn")),
        (["-x"], .unknownOption("-x")),
        (["-xy", "plan"], .unknownOption("-xy")),
        (["apply", "a.json", "-q"], .unknownOption("-q")),
        (["--p"], .unknownOption("--p")),
        (["--json=yes"], .unknownOption("--json=yes")),
        (["apply", "a.json", "--session"], .noValue("--session")),
        (["start"], .tooFewWords(.start)),
        (["apply"], .tooFewWords(.apply)),
        (["plan", "a", "b"], .tooManyWords(.plan, "b")),
        (["sessions", "all"], .tooManyWords(.sessions, "all")),
        (["sandbox", "--port", "http"], .notANumber(.port, "http")),
        (["sandbox", "--port", "70000"], .notANumber(.port, "70000")),
        (["sandbox", "--port", "80.5"], .notANumber(.port, "80.5")),
        (["sandbox", "--latency", "-1"], .notANumber(.latency, "-1")),
        (["sandbox", "--latency", "1.5"], .notANumber(.latency, "1.5")),
        (["sandbox", "--seed", "x"], .notANumber(.seed, "x")),
        (["plan", "a", "--timeout", "0"], .notANumber(.timeout, "0")),
        (["plan", "a", "--timeout", "inf"], .notANumber(.timeout, "inf")),
        (["plan", "a", "--timeout", "nan"], .notANumber(.timeout, "nan")),
      ] as [([String], Arguments.Misuse)])
    func misuse(_ line: [String], _ misuse: Arguments.Misuse) {
      #expect(throws: misuse) { try Arguments(line) }
    }

    @Test("Of an option that is given twice the last value counts")
    func lastWins() throws {
      let arguments = try Arguments(["--session", "a", "--session", "b"])
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
        (.unknownOption("--jsn"), ["\"--jsn\"", "--help"]),
        (.noValue("--session"), ["--session", "value"]),
        (.tooFewWords(.start), ["aem-setup start PROCEDURE"]),
        (.tooManyWords(.plan, "b"), ["\"b\"", "aem-setup plan ANSWERS"]),
        (.notANumber(.port, "70000"), ["--port", "65535", "\"70000\""]),
      ] as [(Arguments.Misuse, [String])])
    func sentences(_ misuse: Arguments.Misuse, _ parts: [String]) {
      let sentence = Usage.sentence(misuse)
      for part in parts { #expect(sentence.contains(part), "\(sentence)") }
    }
  }
}
