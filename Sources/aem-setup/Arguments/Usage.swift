/// The help, and the version.
enum Usage {
  static let version = "0.1.0"

  /// All commands and options, as `--help` prints them.
  static var text: String {
    var lines = ["Usage: aem-setup [COMMAND] [OPTIONS]", ""]
    lines += table(
      Command.allCases.map { (["aem-setup", $0.rawValue, $0.words], $0.summary) })
    lines += ["", "Options:"]
    lines += table(Option.allCases.map { (["--\($0.rawValue)", $0.value ?? ""], $0.summary) })
    lines += ["", "Each command accepts these options only:"]
    lines += CommandForm.all.flatMap(optionLines)
    lines += [
      "",
      "Exit status: 0 done or nothing to do, 1 failed, 2 wrong usage or answers missing,",
      "3 changes are pending or something is not verified, 4 a person must act (saved),",
      "129, 130, 143 ended by a signal (saved).",
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

  /// A form and its options, broken into lines of at most 100 columns.
  private static func optionLines(_ form: CommandForm) -> [String] {
    let indent = 2 + (CommandForm.all.map(\.name.count).max() ?? 0)
    var lines = ["  " + form.name.padded(to: indent - 2)]
    for option in form.options where option != .help {
      let word = " --\(option.rawValue)"
      if lines[lines.count - 1].count + word.count > 100 {
        lines.append(String(repeating: " ", count: indent))
      }
      lines[lines.count - 1] += word
    }
    return lines
  }
}
