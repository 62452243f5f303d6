import Engine
import FoundationEssentials
import Values

/// `certificate inspect` and `certificate create`.
struct CertificateCommand {
  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Runs the one that the first word names.
  func run() throws(Failure) -> ExitStatus {
    let words = arguments.words
    switch (words.first, words.count) {
    case ("inspect", 2): return try inspect(words[1])
    case ("create", 1): return try create()
    default:
      throw Failure(
        "Expected: aem-setup certificate inspect FILE [--key FILE]",
        "or: aem-setup certificate create --name CN --days N --out DIR", status: .misuse)
    }
  }

  /// Runs a step of the engine, whose problems become sentences about `subject`.
  func step<Result>(
    _ subject: String?, _ body: () throws(CertificateProblem) -> Result
  ) throws(Failure) -> Result {
    do throws(CertificateProblem) {
      return try body()
    } catch {
      throw Self.failure(error, subject)
    }
  }

  private static func failure(_ problem: CertificateProblem, _ subject: String?) -> Failure {
    let text = ProblemText(problem)
    let place = subject.map { TerminalText.line($0) + ": " } ?? ""
    var failure = Failure(place + text.cause)
    failure.sentences += text.advice
    if case .request = problem { failure.status = .misuse }
    return failure
  }

  /// Opens something that may be encrypted: without a password, then with the one that the options
  /// name or a person types.
  func unlock<Result>(
    _ path: String, _ body: (Secret?) throws(CertificateProblem) -> Result
  ) throws(Failure) -> Result {
    do throws(CertificateProblem) {
      return try body(nil)
    } catch .needsPassword {
      let password = try CertificatePassword(arguments).known(for: path)
      return try step(path) { () throws(CertificateProblem) in try body(password) }
    } catch {
      throw Self.failure(error, path)
    }
  }

  private func inspect(_ path: String) throws(Failure) -> ExitStatus {
    let bytes = try step(path) { () throws(CertificateProblem) in try SecretFile.read(path: path) }
    let file = try unlock(path) { password throws(CertificateProblem) in
      try CertificateReader.read(bytes, password: password)
    }
    var key: PrivateKey?
    if let keyPath = arguments[.key] {
      let bytes = try step(keyPath) { () throws(CertificateProblem) in
        try SecretFile.read(path: keyPath)
      }
      key = try unlock(keyPath) { password throws(CertificateProblem) in
        try PrivateKeyFile.load(bytes, passphrase: password)
      }
    }
    let report = CertificateReport(file, path: path, key: key, now: Date())
    if arguments.has(.json) {
      Output.document(report.document)
    } else {
      for line in report.lines { Output.line(line) }
    }
    return report.worst == .failure ? .failed : .done
  }

  private func create() throws(Failure) -> ExitStatus {
    guard let name = arguments[.name], let days = arguments[.days], let out = arguments[.out]
    else {
      throw Failure("certificate create needs --name, --days and --out.", status: .misuse)
    }
    let alias = arguments[.alias] ?? KeyPairRequest.smartTagsAlias
    let folder = KeyPairFolder(out, name: alias)
    // Everything that can be checked is checked before a person types a password.
    try step(nil) { () throws(CertificateProblem) in
      _ = try request(name, days, alias, password: Secret(copying: "placeholder".utf8))
      try folder.checkFree()
    }
    let password = try CertificatePassword(arguments).new()
    let file = try step(nil) { () throws(CertificateProblem) in
      let pair = try CertificateMaker.make(
        try request(name, days, alias, password: password), now: Date())
      let file = try CertificateReader.read(Secret(copying: pair.certificate))
      try folder.write(pair)
      return file
    }
    tell(CertificateReport(file, path: folder.paths.certificate, key: nil, now: Date()), folder)
    return .done
  }

  private func tell(_ report: CertificateReport, _ folder: KeyPairFolder) {
    let paths = folder.paths
    if arguments.has(.json) {
      var members = report.document.object ?? [:]
      members["files"] = [
        "certificate": .string(paths.certificate), "privateKey": .string(paths.privateKey),
        "store": .string(paths.store),
      ]
      Output.document(.object(members))
      return
    }
    for line in report.lines { Output.line(line) }
    Output.line("Written:")
    Output.line("  \(paths.certificate)  the certificate, for Developer Console")
    Output.line("  \(paths.store)  certificate and private key, for AEM's keystore")
    Output.line("  \(paths.privateKey)  the private key; keep it secret")
  }

  private func request(
    _ name: String, _ days: String, _ alias: String, password: Secret
  ) throws(CertificateProblem) -> KeyPairRequest {
    try KeyPairRequest(
      commonName: name, days: Int(days) ?? 0, bits: arguments[.bits].map { Int($0) ?? 0 } ?? 2048,
      alias: alias, password: password)
  }
}
