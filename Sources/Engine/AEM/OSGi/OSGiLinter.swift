/// Finds what AEM would lose without a word in a configuration file, and fixes it.
package struct OSGiLinter: Sendable {
  private let age: FelixReaderAge

  /// A linter that reads as one generation of Felix does.
  package init(_ age: FelixReaderAge = .aem65) {
    self.age = age
  }

  /// The findings, and the file as it should be.
  package struct Report: Equatable, Sendable {
    /// The findings in the order of the file; those about its name come first.
    package var findings: [OSGiFinding] = []
    /// The name that it should have.
    package var fixedName: String
    /// The content that it should have; nil when it is not known, or nothing has to change.
    package var fixedBytes: [UInt8]?
  }

  /// Lints one file.
  ///
  /// `name` is its name without the folder, `siblings` are the names of the other files in the
  /// folder.
  package func lint(_ bytes: [UInt8], named name: String, among siblings: [String] = []) -> Report {
    var report = Report(fixedName: Self.fixedName(name))
    report.findings = nameFindings(name, siblings)
    let isJSON = OSGiFileName(name)?.format == .json
    let entries = OSGiEntries(bytes, isJSON: isJSON)
    var meant: OSGiConfiguration
    if let configuration = OSGiJSONFormat.read(bytes) {
      meant = configuration
      if !isJSON {
        report.findings.append(
          OSGiFinding(
            kind: .jsonInConfig, line: 1, column: 1,
            wouldRead: "nothing: AEM refuses the file",
            fix: "name it .cfg.json where AEM knows that, or write name=\"value\" lines"))
      }
    } else if isJSON {
      report.findings.append(
        OSGiFinding(
          kind: .notJSON, line: 1, column: 1, wouldRead: "nothing: AEM refuses the file",
          fix: "write one JSON object with one member for each property"))
      return report
    } else {
      meant = FelixIntentReader().read(bytes)
      report.findings += syntaxFindings(bytes, meant, entries)
    }
    let isWrongSyntax = report.findings.contains { $0.line > 0 }
    let (content, fixed) = contentFindings(meant, entries, name)
    report.findings += content
    if isWrongSyntax || !content.isEmpty {
      meant = fixed
      report.fixedBytes =
        isJSON ? OSGiJSONFormat.write(meant) : FelixConfigWriter().write(meant)
    }
    report.findings.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return report
  }

  private func syntaxFindings(
    _ bytes: [UInt8], _ meant: OSGiConfiguration, _ entries: OSGiEntries
  ) -> [OSGiFinding] {
    var findings: [OSGiFinding] = []
    let reading = FelixConfigReader(age).read(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      findings.append(
        OSGiFinding(
          kind: .byteOrderMark, line: 1, column: 1,
          wouldRead: "a first name that begins with an invisible character",
          fix: "save the file as UTF-8 without a byte order mark"))
    }
    for entry in entries.spaced {
      findings.append(
        OSGiFinding(
          kind: .spacesAroundEquals, line: entry.line, column: entry.column,
          property: entry.name,
          wouldRead: "nothing or a name with a space, before Config Admin 1.9.20",
          fix: "write \(entry.name)=\"…\" without white space next to the ="))
    }
    let lost = meant.names.filter { reading.configuration[$0] == nil }
    for note in reading.notes {
      let isExplained =
        (note.kind == .spaceBeforeValue && entries.spaced.contains { $0.line == note.line })
        || (note.kind == .strangeName && note.line == 1 && findings.first?.kind == .byteOrderMark)
        || (note.kind == .strangeName && findings.contains { $0.kind != .byteOrderMark })
      if !isExplained { findings.append(finding(note, reading, lost)) }
    }
    if let refusal = reading.error {
      findings.append(finding(refusal, reading, findings.contains { $0.line == refusal.line }))
    }
    let stop = reading.error?.line ?? reading.notes.first { $0.kind == .restDropped }?.line
    return findings + (stop.map { findingsBehind($0, bytes, entries, findings) } ?? [])
  }

  /// The mistakes in properties that AEM does not get to, each property read on its own.
  private func findingsBehind(
    _ stop: Int, _ bytes: [UInt8], _ entries: OSGiEntries, _ known: [OSGiFinding]
  ) -> [OSGiFinding] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    let starts = entries.all.map(\.line).filter { $0 > stop }
    var findings: [OSGiFinding] = []
    for (start, end) in zip(starts, starts.dropFirst() + [lines.count + 1]) {
      let text = lines[(start - 1)..<(end - 1)].joined(separator: "\n")
      let reading = FelixConfigReader(age).read(Array(text.utf8))
      var own = reading.notes.filter { $0.kind != .restDropped && $0.kind != .strangeName }
        .map { finding($0, reading, []) }
      if let refusal = reading.error, own.isEmpty { own = [finding(refusal, reading, false)] }
      for var finding in own {
        finding.line += start - 1
        finding.wouldRead = "nothing: reading ends before it"
        let isKnown = known.contains { $0.kind == finding.kind && $0.line == finding.line }
        if !isKnown { findings.append(finding) }
      }
    }
    return findings
  }

  private func finding(
    _ note: FelixReading.Note, _ reading: FelixReading, _ lost: [String]
  ) -> OSGiFinding {
    let name = reading.shown(note.property)
    let held =
      reading.error == nil
      ? reading.shownValue(note.property) : "nothing: AEM refuses the file further on"
    func finding(_ kind: OSGiFinding.Kind, _ wouldRead: String, _ fix: String) -> OSGiFinding {
      OSGiFinding(
        kind: kind, line: note.line, column: note.column, property: name, wouldRead: wouldRead,
        fix: fix)
    }
    let nothing = "nothing: the property is dropped"
    switch note.kind {
    case .cutAtEquals:
      return finding(.unescapedEquals, "\(held), cut before the =", "write \\= instead of =")
    case .unclosed: return finding(.noClosingQuote, held, "close the value with \"")
    case .unquoted:
      return finding(
        .noQuotes, "nothing, and the next name begins inside this value", "write name=\"value\"")
    case .unknownType(let letter):
      return finding(
        .unknownType, nothing,
        "leave out \(letter); the types are T I L F D X S C B and i l f d x s c b")
    case .spaceBeforeValue:
      return finding(.spacesAroundEquals, nothing, "write no white space next to the =")
    case .brokenList:
      return finding(.brokenList, nothing, "write [\"one\",\"two\"] or (\"one\",\"two\")")
    case .emptyCharacter: return finding(.wrongLength, nothing, "write one character")
    case .charactersDropped: return finding(.wrongLength, held, "write one character")
    case .notBoolean: return finding(.notABoolean, "false", "write B\"true\" or B\"false\"")
    case .backslashDropped:
      return finding(
        .droppedBackslash, "the value without the backslash", "write \\\\ for a backslash")
    case .escapeDropped:
      return finding(
        .droppedBackslash, "the value without the escape",
        "write four digits after \\u")
    case .duplicate: return finding(.duplicate, "the last one only", "keep one of them")
    case .restDropped:
      let names = lost.isEmpty ? "" : ": \(lost.joined(separator: ", ")) would be missing"
      return finding(
        .restLost, "nothing from this place to the end\(names)",
        "fix the value before it: each \" and = inside a value needs a backslash")
    case .strangeName:
      return finding(
        .strangeName, "another name than intended",
        "begin each property on its own line")
    }
  }

  private func finding(
    _ refusal: FelixReading.Refusal, _ reading: FelixReading, _ isConsequence: Bool
  ) -> OSGiFinding {
    let kind: OSGiFinding.Kind
    let fix: String
    switch refusal.cause {
    case .notANumber:
      kind = .notANumber
      fix = "write a number of the type, or write four digits after \\u"
    case .unexpectedToken(0x22, _, _):
      kind = isConsequence ? .restLost : .unescapedQuote
      fix = "write \\\" for a quotation mark and \\= for an = inside a value"
    case .unexpectedToken:
      kind = .noEquals
      fix = "write name=\"value\""
    }
    return OSGiFinding(
      kind: kind, line: refusal.line, column: refusal.column,
      property: reading.shown(refusal.property), wouldRead: "nothing: AEM refuses the file",
      fix: fix)
  }
}

extension FelixReading {
  /// A property's name, unless it may show a piece of a secret.
  fileprivate func shown(_ property: String?) -> String? {
    property.flatMap { concealed.contains($0) ? nil : $0 }
  }

  /// The value that Felix has under a name, for a person.
  fileprivate func shownValue(_ property: String?) -> String {
    guard let property, let value = configuration[property] else {
      return "nothing: the property is dropped"
    }
    if conceals(property) { return OSGiSecrets.mask }
    return value.elements.map(\.text).joined(separator: ", ")
  }
}
