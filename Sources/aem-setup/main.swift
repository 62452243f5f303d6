import Glibc
import Sessions
import Values

SessionStore.prepareProcess()

/// Runs one command line.
func run(_ words: [String]) -> Int32 {
  let arguments: Arguments
  do throws(Arguments.Misuse) {
    arguments = try Arguments(words)
  } catch {
    Output.complain(Usage.sentence(error))
    return ExitStatus.misuse.rawValue
  }
  if arguments.has(.help) {
    Output.line(Usage.text)
    return 0
  }
  if arguments.has(.version) {
    Output.line("aem-setup \(Usage.version)")
    return 0
  }
  do throws(Failure) {
    return try Commands(arguments).run()
  } catch {
    if arguments.has(.json) {
      Output.document([
        "result": "failed", "sentences": .array(error.sentences.map { .string($0) }),
      ])
    } else {
      for sentence in error.sentences { Output.complain(sentence) }
    }
    return error.status.rawValue
  }
}

exit(run(Array(CommandLine.arguments.dropFirst())))
