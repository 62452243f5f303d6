/// The words about the command line itself.
enum Usage {
  static let version = "0.1.0"

  /// The whole help.
  static var text: String {
    var lines = ["Usage: aem-setup [COMMAND] [OPTIONS]", ""]
    lines += table(
      Command.allCases.map { (["aem-setup", $0.rawValue, $0.words], $0.summary) })
    lines += ["", "Options:"]
    lines += table(Option.allCases.map { (["--\($0.rawValue)", $0.value ?? ""], $0.summary) })
    lines += [
      "",
      "Exit status: 0 done or nothing to do, 1 failed, 2 wrong usage or answers missing,",
      "3 changes are pending, 4 a person is needed, 129, 130, 143 ended by a signal (saved).",
    ]
    return lines.joined(separator: "\n")
  }

  private static func table(_ rows: [(words: [String], summary: String)]) -> [String] {
    let names = rows.map { $0.words.filter { !$0.isEmpty }.joined(separator: " ") }
    let width = names.map(\.count).max() ?? 0
    return zip(names, rows).map { name, row in
      "  " + name + String(repeating: " ", count: width - name.count + 2) + row.summary
    }
  }

  /// What is wrong with a command line, and what would be right.
  static func sentence(_ misuse: Arguments.Misuse) -> String {
    switch misuse {
    case .unknownCommand(let name):
      let known = Command.allCases.map(\.rawValue).filter { !$0.isEmpty }.joined(separator: ", ")
      return "There is no command \"\(name)\". The commands are: \(known)."
    case .unknownOption(let text):
      return "There is no option \"\(text)\". aem-setup --help lists them."
    case .noValue(let text):
      return "The option \(text) needs a value."
    case .tooFewWords(let command):
      return "Expected: aem-setup \(command.rawValue) \(command.words)"
    case .tooManyWords(let command, let word):
      return "\"\(word)\" is one word too many. Expected: aem-setup \(command.rawValue)"
        + " \(command.words)"
    case .notANumber(let option, let text):
      return "--\(option.rawValue) takes \(option.number ?? "a number"), not \"\(text)\"."
    }
  }
}
