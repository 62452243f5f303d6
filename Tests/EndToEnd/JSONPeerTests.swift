import Testing
import Values

/// The same documents are JSON for this program and for Python.
@Suite(.timeLimit(.minutes(15))) struct JSONPeerTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Reads one hexadecimal document a line; prints `no`, or the value as canonical JSON.
  private static let peer = """
    import json, sys
    def once(pairs):
        if len({k for k, _ in pairs}) < len(pairs): raise ValueError("twice")
        return dict(pairs)
    def none(word): raise ValueError(word)
    def finite(text):
        value = float(text)
        if value in (float("inf"), float("-inf")): raise ValueError(text)
        return value
    for line in sys.stdin:
        try:
            text = bytes.fromhex(line).decode("utf-8")
            value = json.loads(
                text, object_pairs_hook=once, parse_constant=none, parse_float=finite)
            out = json.dumps(value, ensure_ascii=False)
            out.encode("utf-8")
            print("yes")
        except (ValueError, UnicodeError, RecursionError):
            print("no")
    """

  @Test func pythonAgreesOnEveryDocument() throws {
    var documents = Documents(seed: 7)
    let texts = (0..<4000).map { _ in documents.next() }
    let script = try scratch.write(Self.peer, to: "peer.py")
    let lines = texts.map { text in
      text.map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined() + "\n"
    }.joined()
    let input = try scratch.write(lines, to: "documents.txt")
    let run = try scratch.run(["sh", "-c", "exec python3 '\(script)' < '\(input)'"])
    let verdicts = run.output.split(separator: "\n")
    #expect(verdicts.count == texts.count, "\(run.errors)")
    var accepted = 0
    for (text, verdict) in zip(texts, verdicts) {
      let mine = (try? JSONValue(parsing: text)) != nil
      accepted += mine ? 1 : 0
      #expect(mine == (verdict == "yes"), "\(String(decoding: text, as: UTF8.self))")
    }
    // Both sides of the question are asked.
    #expect((1000..<3500).contains(accepted), "\(accepted)")
  }
}

/// Documents, half of them damaged in one place.
private struct Documents {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> [UInt8] {
    var bytes = Array(value(depth: 0).utf8)
    guard pick(2) == 0 else { return bytes }
    let place = pick(bytes.count)
    switch pick(3) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(Self.bytes[pick(Self.bytes.count)], at: place)
    default: bytes[place] = Self.bytes[pick(Self.bytes.count)]
    }
    return bytes
  }

  private static let bytes =
    Array("{}[],:\"\\u0dDcC1-+.eEtfn \n\t\u{0}\u{1F}".utf8) + [0xC3, 0xED, 0xFF]

  private static let scalars = [
    "null", "true", "false", "0", "-0", "12", "-7.25", "1e3", "2E-2", "9223372036854775808",
    "\"\"", "\"a\"", "\"é😀\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\\\\\\"\\/\\n\"",
    "\"\\u0000\"",
  ]

  private mutating func value(depth: Int) -> String {
    switch pick(depth > 3 ? 2 : 4) {
    case 2:
      return "[" + (0..<pick(4)).map { _ in value(depth: depth + 1) }.joined(separator: ", ") + "]"
    case 3:
      let members = (0..<pick(4)).map { index in "\"k\(index)\" : \(value(depth: depth + 1))" }
      return "{" + members.joined(separator: ",") + " }"
    default: return Self.scalars[pick(Self.scalars.count)]
    }
  }

  private mutating func pick(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, count)))
  }
}
