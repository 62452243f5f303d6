import CGetopt
import Glibc

/// The command line, understood.
struct Arguments {
  var command: Command
  var words: [String]
  var options: [Option: [String]]

  /// Why a command line cannot be understood.
  enum Misuse: Error, Equatable {
    case unknownCommand(String)
    case unknownOption(String)
    case noValue(String)
    case tooFewWords(Command)
    case tooManyWords(Command, String)
    case notANumber(Option, String)
  }

  /// Reads the words after the program's name.
  init(_ line: [String]) throws(Misuse) {
    let options = Option.allCases
    let names = options.map { strdup($0.rawValue) }
    defer { for name in names { free(name) } }
    var table = zip(names, options).map { name, option in
      cgetopt_option(name: UnsafePointer(name), takes_value: option.value == nil ? 0 : 1)
    }
    table.append(cgetopt_option(name: nil, takes_value: 0))
    var words = (["aem-setup"] + line).map { strdup($0) } + [nil]
    let owned = words
    defer { for word in owned { free(word) } }

    var plain: [String] = []
    var given: [Option: [String]] = [:]
    cgetopt_start()
    reading: while true {
      var index: Int32 = -1
      var text: UnsafePointer<CChar>?
      let kind = cgetopt_next(Int32(line.count + 1), &words, table, &index, &text)
      let value = text.map { String(cString: $0) } ?? ""
      switch kind {
      case CGETOPT_END: break reading
      case CGETOPT_WORD: plain.append(value)
      case CGETOPT_OPTION:
        given[index < 0 ? .help : options[Int(index)], default: []].append(value)
      case CGETOPT_NO_VALUE: throw .noValue(value)
      default: throw .unknownOption(value)
      }
    }
    let name = plain.first ?? ""
    guard let command = Command(rawValue: name) else { throw .unknownCommand(name) }
    self.command = command
    self.words = Array(plain.dropFirst())
    self.options = given
    guard !has(.help), !has(.version) else { return }
    guard self.words.count >= command.wordCount.lowerBound else { throw .tooFewWords(command) }
    if self.words.count > command.wordCount.upperBound {
      throw .tooManyWords(command, self.words[command.wordCount.upperBound])
    }
    for option in options {
      if let text = self[option], !option.takes(text) { throw .notANumber(option, text) }
    }
  }

  /// Whether an option was given.
  func has(_ option: Option) -> Bool { options[option] != nil }

  /// The last value of an option.
  subscript(option: Option) -> String? { options[option]?.last }
}
