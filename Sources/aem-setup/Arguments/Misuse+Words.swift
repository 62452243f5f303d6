import Sandbox
import Values

extension Arguments.Misuse {
  /// The fault of a command line, and then the correct form.
  var sentences: [String] {
    switch self {
    case .unknownCommand(let name):
      let known = Command.allCases.map(\.rawValue).filter { !$0.isEmpty }
      return ["There is no command \"\(name)\"."]
        + (NearestWord.of(name, in: known).map { ["Did you mean aem-setup \($0)?"] } ?? [])
        + ["The commands are: \(known.joined(separator: ", "))."]
    case .unknownOption(let text, let form):
      return ["There is no option \"\(text)\"."] + Self.advice(text, form)
    case .foreignOption(let option, let form):
      return [Self.foreign(option, form)] + Self.command(option.rawValue)
    case .noValue(let option):
      return ["The option --\(option.rawValue) needs a value: \(option.value ?? "")."]
    case .needlessValue(let option):
      return ["The option --\(option.rawValue) does not accept a value."]
    case .tooFewWords(let command):
      return [Self.expected(command)]
    case .tooManyWords(let command, let word):
      return ["\"\(word)\" is one word too many.", Self.expected(command)]
    case .wrongValue(.fault, let text):
      return ["There is no fault \"\(text)\".", "There are:"]
        + SandboxFault.allCases.map { "  \($0.rawValue): \($0.explanation)" }
    case .wrongValue(let option, let text):
      let expectation = option.expectation ?? "a value that is not empty"
      return ["--\(option.rawValue) needs \(expectation), not \"\(text)\"."]
    }
  }

  private static func expected(_ command: Command) -> String {
    "Expected: aem-setup \(command.rawValue) \(command.words)"
  }

  /// The nearest right option: of this command, else of another one.
  private static func advice(_ text: String, _ form: CommandForm) -> [String] {
    let name = String(text.drop { $0 == "-" }.prefix { $0 != "=" })
    func nearest(_ options: [Option]) -> Option? {
      NearestWord.of(name, in: options.map(\.rawValue)).flatMap(Option.init)
    }
    if let option = nearest(form.options) { return ["Did you mean --\(option.rawValue)?"] }
    if let option = nearest(Option.allCases) {
      return ["Did you mean --\(option.rawValue)? " + foreign(option, form)]
    }
    return command(name) + ["aem-setup --help lists the options of each command."]
  }

  private static func foreign(_ option: Option, _ form: CommandForm) -> String {
    let owners = CommandForm.all.filter { $0.options.contains(option) }.map(\.name)
    let place = form.command == .home ? "of aem-setup without a command" : "of \(form.name)"
    return "--\(option.rawValue) is an option of \(owners.joined(separator: ", ")), not \(place)."
  }

  /// The advice for a command that was written as an option.
  private static func command(_ name: String) -> [String] {
    guard let command = Command(rawValue: name), command != .home else { return [] }
    return ["There is a command: aem-setup \(command.rawValue) \(command.words)"]
  }
}
