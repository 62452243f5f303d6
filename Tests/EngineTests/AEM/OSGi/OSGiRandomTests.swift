import TestSupport
import Testing

@testable import Engine

/// Random configurations come back as they were, and random bytes do no harm.
@Suite struct OSGiRandomTests {
  @Test func tenThousandConfigurationsAreReadAsTheyWereWritten() {
    var random = SplitMix(state: 1)
    for _ in 0..<10_000 {
      let configuration = random.configuration()
      let bytes = FelixConfigWriter().write(configuration)
      for age in FelixReaderAge.allCases {
        let reading = FelixConfigReader(age).read(bytes)
        guard reading.error == nil, reading.configuration == configuration, reading.notes.isEmpty
        else {
          Issue.record("\(age): \(String(decoding: bytes, as: UTF8.self))")
          return
        }
      }
      guard FelixIntentReader().read(bytes) == configuration,
        OSGiLinter().lint(bytes, named: "a.config").findings.isEmpty
      else {
        Issue.record("found to fix: \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  @Test func twentyThousandBrokenFilesAreReadWithoutHarm() {
    var random = SplitMix(state: 2)
    for _ in 0..<20_000 {
      let bytes = Bool.random(using: &random) ? random.bytes() : random.mutated()
      for age in FelixReaderAge.allCases {
        let reading = FelixConfigReader(age).read(bytes)
        guard !reading.notes.allSatisfy({ $0.line >= 1 && $0.column >= 1 }) else { continue }
        Issue.record("no place: \(bytes)")
      }
      let report = OSGiLinter().lint(bytes, named: "a.config")
      // The names of JSON may begin with a space, which newer readers pass over.
      guard let fixed = report.fixedBytes, OSGiJSONFormat.read(bytes) == nil else { continue }
      // What was fixed is read alike by every generation, and needs no fixing.
      let meant = FelixConfigReader(.newest).read(fixed)
      #expect(meant.error == nil)
      #expect(FelixConfigReader(.aem65).read(fixed).configuration == meant.configuration)
    }
  }
}

extension SplitMix {
  fileprivate mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }

  fileprivate mutating func text() -> String {
    let pieces = [
      "a", "Z", "0", " ", "=", "\"", "\\", ",", "[", "]", "(", ")", "\t", "\n", "\r", "é", "漢",
      "𝒳", "\u{1}", "\u{8}", "\u{C}", "\u{A0}", "u0041", "n", "secret", "'", "{", "}", "$",
    ]
    let count = Int(next() % 9)
    return (0..<count).map { _ in pick(pieces) }.joined()
  }

  /// A realistic name.
  ///
  /// It never begins with a character that no writer escapes and every reader skips.
  fileprivate mutating func name() -> String {
    let count = 1 + Int(next() % 8)
    return (0..<count).map { _ in pick(["a", "b", "z", "Z", "0", ".", "_", "-"]) }.joined()
  }

  fileprivate mutating func scalar(_ type: OSGiType) -> OSGiScalar {
    switch type.boxed {
    case .integer: .integer(Int32(truncatingIfNeeded: next()))
    case .long: .long(Int64(truncatingIfNeeded: next()))
    case .float: .float(bitPattern: UInt32(truncatingIfNeeded: next()))
    case .double: .double(bitPattern: next())
    case .byte: .byte(Int8(truncatingIfNeeded: next()))
    case .short: .short(Int16(truncatingIfNeeded: next()))
    case .character: .character(pick([0x41, 0x22, 0x3D, 0x20, 0x5C, 0xE9, 0x09]))
    case .boolean: .boolean(next() % 2 == 0)
    default: .string(text())
    }
  }

  fileprivate mutating func configuration() -> OSGiConfiguration {
    var result = OSGiConfiguration()
    for _ in 0..<(next() % 6) {
      let type = pick(OSGiType.allCases)
      let values = (0..<(next() % 4)).map { _ in scalar(type) }
      result[name()] = pick([
        .scalar(scalar(type.boxed)), .array(type, values), .collection(values),
      ])
    }
    return result
  }

  fileprivate mutating func bytes() -> [UInt8] {
    (0..<(next() % 60)).map { _ in
      pick([UInt8(truncatingIfNeeded: next())] + Array("=\"\\[]( ),\n\rILFxa1u#".utf8))
    }
  }

  fileprivate mutating func mutated() -> [UInt8] {
    var bytes = Array(pick(OSGiVectors.all).file.utf8)
    for _ in 0..<(1 + next() % 4) {
      let place = Int(next() % UInt64(bytes.count + 1))
      switch next() % 3 {
      case 0: bytes.insert(pick(Array("=\"\\[]( ),\n\rIx".utf8)), at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      default: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: next()) }
      }
    }
    return bytes
  }
}
