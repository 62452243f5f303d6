import Engine
import FoundationEssentials
import Glibc
import Values

/// `osgi lint`: the errors that AEM would ignore in silence, and the fixed file.
extension OSGiCommand {
  /// Checks each file and prints its faults; writes the fixed files with `--fix`.
  func lint(_ paths: [String]) throws(Failure) -> ExitStatus {
    let linter = OSGiLinter(age)
    var documents: [JSONValue] = []
    var count = 0
    var isComplete = true
    for path in paths {
      let bytes = try Self.bytes(path)
      let (folder, name) = Self.split(path)
      let siblings =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
      let report = linter.lint(bytes, named: name, among: siblings)
      count += report.findings.count
      var written: String?
      if wiring.arguments.has(.fix), let target = Self.target(folder, name, report) {
        if let problem = Self.write(report.fixedBytes ?? bytes, to: target) {
          Output.complain(problem)
          isComplete = false
        } else {
          written = target
        }
      }
      documents.append(Self.document(path, report, written))
      if !wiring.arguments.has(.json) { tell(path, report, written) }
    }
    if wiring.arguments.has(.json) {
      Output.document(["files": .array(documents), "findings": .integer(count)])
    }
    return count == 0 && isComplete ? .done : .failed
  }

  private func tell(_ path: String, _ report: OSGiLinter.Report, _ written: String?) {
    let shown = TerminalText.line(path)
    if report.findings.isEmpty { Output.line("\(shown): nothing to fix") }
    for finding in report.findings {
      let place = finding.line > 0 ? "\(shown):\(finding.line):\(finding.column)" : shown
      let property = finding.property.map { TerminalText.line($0, limit: 120) + ": " } ?? ""
      Output.line("\(place): \(property)\(finding.kind.sentence) [\(finding.kind.rawValue)]")
      Output.line("    AEM reads: \(TerminalText.line(finding.wouldRead, limit: 300))")
      Output.line("    Fix: \(TerminalText.line(finding.fix, limit: 300))")
    }
    if let written { Output.line("\(shown): fixed in \(TerminalText.line(written))") }
  }

  private static func document(
    _ path: String, _ report: OSGiLinter.Report, _ written: String?
  ) -> JSONValue {
    [
      "file": .string(path),
      "findings": .array(
        report.findings.map { finding in
          [
            "code": .string(finding.kind.rawValue), "line": .integer(finding.line),
            "column": .integer(finding.column),
            "property": finding.property.map { .string($0) } ?? .null,
            "message": .string(finding.kind.sentence),
            "read": .string(finding.wouldRead), "fix": .string(finding.fix),
          ]
        }),
      "fixed": written.map { .string($0) } ?? .null,
    ]
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// The path of the fixed file; nil when there is nothing to write.
  private static func target(
    _ folder: String, _ name: String, _ report: OSGiLinter.Report
  ) -> String? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    if report.fixedName != name { return prefix + report.fixedName }
    return report.fixedBytes == nil ? nil : "\(prefix)\(name).fixed"
  }

  /// Writes a new file that only its owner may read; an existing one stays as it is.
  ///
  /// - Returns: the failure in a sentence; nil when the file was written.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      return errno == EEXIST
        ? "\(path) already exists. aem-setup does not overwrite it." : "\(path) cannot be written."
    }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return "\(path) cannot be written." }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
