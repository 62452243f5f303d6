import Engine
import FoundationEssentials
import Values

/// `osgi`: what AEM makes of `.config` files, and the migration of those behind Smart Tags.
struct OSGiCommand {
  /// The parts that the command needs.
  let wiring: Wiring

  init(_ wiring: Wiring) {
    self.wiring = wiring
  }

  /// Runs `read`, `lint` or `migrate`.
  func run() throws(Failure) -> ExitStatus {
    let words = wiring.arguments.words
    let rest = Array(words.dropFirst())
    switch (words[0], rest.count) {
    case ("read", 1): return try read(rest[0])
    case ("lint", _): return try lint(rest)
    case ("migrate", 1): return try OSGiMigrateCommand(wiring).run(rest[0])
    default:
      throw Failure(
        "Expected: aem-setup osgi read FILE, osgi lint FILE…, or osgi migrate ANSWERS",
        status: .misuse)
    }
  }

  /// Whose rules the files are read by.
  var age: FelixReaderAge { wiring.arguments[.reader].flatMap(FelixReaderAge.init) ?? .aem65 }

  /// The bytes of a file; at most ``SecretFile/limit`` of them are read.
  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    do throws(CertificateProblem) {
      return try SecretFile.read(path: path).withBytes { Array($0) }
    } catch {
      let sentence =
        switch error {
        case .tooLarge(let limit):
          "\(path) is larger than \(limit >> 20) MiB: no configuration file is."
        case .directory: "\(path) is a folder. Enter the path of a file in it."
        case .notAFile: "\(path) is not an ordinary file."
        case .unreadable(let reason): "\(path) cannot be read: \(reason)."
        default: "\(path) cannot be read."
        }
      throw Failure(sentence, status: .misuse)
    }
  }

  private func read(_ path: String) throws(Failure) -> ExitStatus {
    let bytes = try Self.bytes(path)
    let reading: FelixReading
    if OSGiFileName(path)?.format == .json {
      guard let configuration = OSGiJSONFormat.read(bytes) else {
        throw Failure("\(path) contains no JSON object.")
      }
      reading = FelixReading(configuration)
    } else {
      reading = FelixConfigReader(age).read(bytes)
    }
    if wiring.arguments.has(.json) {
      Output.document(OSGiReadDocument(reading).value)
    } else {
      tell(reading)
    }
    return reading.error == nil ? .done : .failed
  }

  private func tell(_ reading: FelixReading) {
    if let error = reading.error {
      Output.line("AEM refuses the file. \(error.line):\(error.column): \(error.sentence)")
    }
    for property in reading.error == nil ? reading.configuration.properties : [] {
      let value = OSGiReadDocument.shown(property, reading)
      let type = "\(property.value.typeName) \(property.value.shape)"
      Output.line("\(TerminalText.line(reading.shownName(property.name))) (\(type)): \(value)")
    }
    for note in reading.notes where note.kind.isLoss {
      Output.line("Lost at \(note.line):\(note.column): \(reading.sentence(note))")
    }
  }
}
