/// The sequences that the keys of terminals send, without the escape in front.
///
/// Many terminals know two forms for the same key and terminfo names one of them, so both are here;
/// what terminfo says for the current terminal is added.
struct KeySequences {
  private var keys: [[UInt8]: Key]

  /// The terminfo names of the keys that are used.
  static var capabilities: [(name: String, key: Key)] {
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter), ("kf1", .function(1)), ("kf2", .function(2)), ("kf3", .function(3)),
      ("kf4", .function(4)), ("kf5", .function(5)), ("kf10", .function(10)),
    ]
  }

  /// The forms that most terminals share.
  init() {
    let forms: [(String, Key)] = [
      ("[A", .up), ("OA", .up), ("[B", .down), ("OB", .down), ("[C", .right), ("OC", .right),
      ("[D", .left), ("OD", .left), ("[H", .home), ("OH", .home), ("[1~", .home), ("[7~", .home),
      ("[F", .end), ("OF", .end), ("[4~", .end), ("[8~", .end), ("[5~", .pageUp),
      ("[6~", .pageDown), ("[3~", .delete), ("[Z", .backTab), ("OM", .enter),
      ("OP", .function(1)), ("[11~", .function(1)), ("[[A", .function(1)), ("OQ", .function(2)),
      ("[12~", .function(2)), ("[[B", .function(2)), ("OR", .function(3)),
      ("[13~", .function(3)), ("[[C", .function(3)), ("OS", .function(4)),
      ("[14~", .function(4)), ("[[D", .function(4)), ("[15~", .function(5)),
      ("[[E", .function(5)), ("[21~", .function(10)),
    ]
    keys = Dictionary(uniqueKeysWithValues: forms.map { (Array($0.0.utf8), $0.1) })
  }

  /// Adds what the terminal says about itself; only sequences that begin with an escape count.
  mutating func add(_ sequence: [UInt8], _ key: Key) {
    guard sequence.count > 2, sequence[0] == 0x1B else { return }
    keys[Array(sequence.dropFirst())] = key
  }

  /// The key of a whole sequence.
  func key(_ sequence: [UInt8]) -> Key {
    keys[sequence] ?? .unknown
  }
}
