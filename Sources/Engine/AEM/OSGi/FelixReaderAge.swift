/// The generations of Felix's reader that treat the same file differently.
public enum FelixReaderAge: String, CaseIterable, Sendable {
  /// Config Admin 1.8 up to 1.8.6: no comments; `#` is a part of the next name.
  case before4917 = "1.8"
  /// 1.8.8 to 1.9.18, AEM 6.5's among them: comments, but no space around `=` (FELIX-4917).
  case aem65 = "1.9.10"
  /// 1.9.20 and later: spaces around `=` are passed over (FELIX-5690), also in front of a name.
  case newest = "1.9.26"

  /// Whether a line that starts with `#` is passed over.
  var knowsComments: Bool { self != .before4917 }
  /// Whether spaces may stand on both sides of `=`.
  var allowsSpaces: Bool { self == .newest }
}
