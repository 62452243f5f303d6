import Testing
import Values

@testable import aem_setup

extension CommandLineTests {
  /// The table of commands and options, written a second time by hand.
  ///
  /// The effect of an option on a command is decided, not derived.
  @Suite("Which command has which option")
  struct OptionTableTests {
    private static let network = "ca-file proxy timeout"
    private static let sandbox = "port fault preset clock latency seed key log"

    private static let table: [(words: String, options: String)] = [
      ("", "plain no-color screens \(network) ims-url console-url version"),
      ("start P", "document session plain no-color screens \(network) ims-url console-url"),
      (
        "resume",
        "session screens plain no-color json strict deadline \(network) ims-url console-url \(sandbox)"
      ),
      ("demo", "json plain no-color screens timeout \(sandbox)"),
      ("plan F", "session json screens strict deadline \(network) ims-url console-url"),
      (
        "apply F",
        "session json screens dry-run plan-digest strict deadline \(network) ims-url console-url"
      ),
      ("undo S", "json screens dry-run yes deadline \(network)"),
      ("sessions", "json"), ("show", "json screens"), ("forget S", "json"),
      ("certificate inspect F", "json key password-file password-env"),
      ("certificate create", "json name days out alias bits password-file password-env"),
      ("credential inspect F", "json"),
      ("token F", "json scopes name key password-file password-env deadline ims-url \(network)"),
      ("osgi read F", "json reader"), ("osgi lint F", "json reader fix"),
      ("osgi migrate F", "json screens dry-run undo yes strict deadline ims-url \(network)"),
      ("screens check", "json screens"), ("screens graph", "json screens format"),
      ("sandbox", "json screens tls \(sandbox)"), ("sandbox act", "json product state"),
    ]

    private static func value(_ option: Option) -> String {
      option.choices?.first ?? (option == .clock ? "2027-01-01T00:00:00Z" : "1")
    }

    @Test("Every command takes its own options and refuses every other one", arguments: table)
    func belongs(_ words: String, _ options: String) throws {
      let words = words.split(separator: " ").map(String.init)
      let own = Set(options.split(separator: " ").map(String.init))
      for option in Option.allCases where option != .help {
        let text = ["--\(option.rawValue)"] + (option.value == nil ? [] : [Self.value(option)])
        // An option counts the same before the command and after its words.
        for line in [words + text, text + words] {
          if own.contains(option.rawValue) {
            #expect(try Arguments(line).has(option), "\(line)")
          } else {
            let form = CommandForm(
              Command(rawValue: words.first ?? "") ?? .home, Array(words.dropFirst()))
            #expect(throws: Arguments.Misuse.foreignOption(option, form)) { try Arguments(line) }
          }
        }
      }
    }

    @Test("Each form of a command is in the table, and each option belongs to one of them")
    func whole() {
      #expect(Self.table.count == CommandForm.all.count)
      for option in Option.allCases {
        #expect(CommandForm.all.contains { $0.options.contains(option) })
      }
    }

    @Test("No option is taken for another one that it begins")
    func noAbbreviations() {
      for option in Option.allCases where option != .help {
        for length in 1..<option.rawValue.count {
          let short = String(option.rawValue.prefix(length))
          guard Option(rawValue: short) == nil else { continue }
          for line in [["apply", "f", "--\(short)"], ["apply", "f", "--\(short)", "1"]] {
            #expect(throws: Arguments.Misuse.unknownOption("--\(short)", CommandForm(.apply))) {
              try Arguments(line)
            }
          }
        }
      }
    }

    @Test(
      "The nearest word is found, and none where nothing is near",
      arguments: [
        ("jsn", "json"), ("josn", "json"), ("ye", "yes"), ("dryrun", "dry-run"),
        ("time-out", "timeout"), ("dedline", "deadline"), ("nonsense", nil), ("x", nil), ("", nil),
      ] as [(String, String?)])
    func nearest(_ word: String, _ known: String?) {
      #expect(NearestWord.of(word, in: Option.allCases.map(\.rawValue)) == known)
    }

    @Test("JSON is asked for wherever the option stands, but not as a value or after --")
    func json() {
      for line in [["--nonsense", "--json"], ["--json", "--nonsense"], ["nonsense", "--json"]] {
        #expect(Arguments.asksForJSON(line))
      }
      for line in [["apply", "--session", "--json"], ["apply", "--", "--json"], ["--jso"]] {
        #expect(!Arguments.asksForJSON(line))
      }
    }
  }
}
