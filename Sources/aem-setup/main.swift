import CCrash
import Glibc
import Sessions
import Values

ProcessGuard.hide()
ccrash_install()
SessionStore.prepareProcess()

/// Runs one command line.
func run(_ words: [String]) throws(Failure) -> Int32 {
  let arguments: Arguments
  do throws(Arguments.Misuse) {
    arguments = try Arguments(words)
  } catch {
    throw Failure(sentences: error.sentences, status: .misuse)
  }
  let isJSON = arguments.has(.json)
  if arguments.has(.help) {
    if isJSON { Output.document(["help": .string(Usage.text)]) } else { Output.block(Usage.text) }
    return ExitStatus.done.rawValue
  }
  if arguments.has(.version) {
    if isJSON {
      Output.document(["name": "aem-setup", "version": .string(Usage.version)])
    } else {
      Output.line("aem-setup \(Usage.version)")
    }
    return ExitStatus.done.rawValue
  }
  return try Commands(arguments).run()
}

let words = Array(CommandLine.arguments.dropFirst())
do throws(Failure) {
  exit(try run(words))
} catch {
  if Arguments.asksForJSON(words) {
    Output.document(error.document)
  } else {
    for sentence in error.sentences { Output.complain(sentence) }
  }
  exit(error.status.rawValue)
}
