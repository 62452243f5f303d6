import CGetopt
import Glibc

/// A command line that was parsed and checked.
struct Arguments {
  var command: Command
  var words: [String]
  var options: [Option: [String]]

  /// Why a command line cannot be understood.
  enum Misuse: Error, Equatable {
    case unknownCommand(String)
    case unknownOption(String, CommandForm)
    case foreignOption(Option, CommandForm)
    case noValue(Option)
    case needlessValue(Option)
    case tooFewWords(Command)
    case tooManyWords(Command, String)
    case wrongValue(Option, String)
  }

  /// Reads the words after the program's name.
  ///
  /// An option counts only when it is spelled out and belongs to the command.
  init(_ line: [String]) throws(Misuse) {
    let read = Reader(line)
    let name = read.words.first ?? ""
    guard let command = Command(rawValue: name) else { throw .unknownCommand(name) }
    self.command = command
    words = Array(read.words.dropFirst())
    options = read.options
    let form = CommandForm(command, words)
    if let text = read.unknown { throw .unknownOption(text, form) }
    guard !has(.help) else { return }
    let allowed = has(.version) ? [.json] + form.options : form.options
    if let foreign = read.order.first(where: { !allowed.contains($0) }) {
      throw .foreignOption(foreign, form)
    }
    if let option = read.withoutValue { throw .noValue(option) }
    if let option = read.withNeedlessValue { throw .needlessValue(option) }
    guard !has(.version) else { return }
    // A document names its procedure.
    let least = has(.document) ? 0 : command.wordCount.lowerBound
    guard words.count >= least else { throw .tooFewWords(command) }
    if words.count > command.wordCount.upperBound {
      throw .tooManyWords(command, words[command.wordCount.upperBound])
    }
    for option in read.order {
      for text in options[option] ?? [] where !option.takes(text) {
        throw .wrongValue(option, text)
      }
    }
  }

  /// Whether a command line asks for JSON, also one that is not understood.
  static func asksForJSON(_ line: [String]) -> Bool { Reader(line).options[.json] != nil }

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { options[option] != nil }

  /// The last value of an option.
  subscript(option: Option) -> String? { options[option]?.last }
}

extension Arguments {
  /// A command line, taken apart by getopt_long(3) and not yet judged.
  private struct Reader {
    var words: [String] = []
    var options: [Option: [String]] = [:]
    /// The options in the order of the command line.
    var order: [Option] = []
    /// The first text that looks like an option and is none.
    var unknown: String?
    var withoutValue: Option?
    var withNeedlessValue: Option?

    init(_ line: [String]) {
      let all = Option.allCases
      let names = all.map { strdup($0.rawValue) }
      defer { for name in names { free(name) } }
      var table = zip(names, all).map { name, option in
        cgetopt_option(name: UnsafePointer(name), takes_value: option.value == nil ? 0 : 1)
      }
      table.append(cgetopt_option(name: nil, takes_value: 0))
      var line = (["aem-setup"] + line).map { strdup($0) } + [nil]
      let owned = line
      defer { for word in owned { free(word) } }
      cgetopt_start()
      while true {
        var index: Int32 = -1
        var text: UnsafePointer<CChar>?
        let kind = cgetopt_next(Int32(owned.count - 1), &line, table, &index, &text)
        let value = text.map { String(cString: $0) } ?? ""
        switch kind {
        case CGETOPT_END: return
        case CGETOPT_WORD: words.append(value)
        case CGETOPT_OPTION: add(index < 0 ? .help : all[Int(index)], value)
        default: fail(value)
        }
      }
    }

    private mutating func add(_ option: Option, _ value: String) {
      options[option, default: []].append(value)
      order.append(option)
    }

    /// Records an option that lacks its value, or has one that it does not accept; any other text
    /// is unknown.
    private mutating func fail(_ text: String) {
      let name = text.hasPrefix("--") ? String(text.dropFirst(2).prefix { $0 != "=" }) : ""
      guard let option = Option(rawValue: name) else {
        unknown = unknown ?? text
        return
      }
      order.append(option)
      if option.value == nil {
        withNeedlessValue = withNeedlessValue ?? option
      } else {
        withoutValue = withoutValue ?? option
      }
    }
  }
}
