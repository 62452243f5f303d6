/// The generations of Felix's reader that treat the same file differently.
///
/// Comments came with Config Admin 1.8.8 (FELIX-4917); the releases before it, to which `#` was a
/// part of the next name, are not offered.
package enum FelixReaderAge: String, CaseIterable, Sendable {
  /// 1.8.8 to 1.8.16: reads what 1.9.10 reads.
  case last18 = "1.8"
  /// 1.9.0 to 1.9.18, AEM 6.5's among them: no space around `=`.
  case aem65 = "1.9.10"
  /// 1.9.20 and later: spaces around `=` are skipped (FELIX-5690), also in front of a name.
  case newest = "1.9.26"

  /// Whether spaces may be on both sides of `=`.
  var allowsSpaces: Bool { self == .newest }
}
