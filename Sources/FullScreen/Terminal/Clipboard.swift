import FoundationEssentials

/// What a terminal reads to put a text on the clipboard of the machine that it is shown on.
enum Clipboard {
  /// The control sequence for a text: OSC 52 with the text in Base64, so that nothing in it can be
  /// taken for another sequence.
  ///
  /// Terminals that do not know it, or do not allow it, show nothing of it.
  static func sequence(_ text: String) -> [UInt8] {
    Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
  }
}
