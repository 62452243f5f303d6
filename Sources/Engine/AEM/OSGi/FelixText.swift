/// Text that a reader found, as Java has it.
struct FelixText {
  /// UTF-16 units, lone surrogates among them.
  let units: [UInt16]

  /// Takes the units over.
  init(_ units: [UInt16]) {
    self.units = units
  }

  /// The text; a lone surrogate becomes U+FFFD.
  var text: String { String(decoding: units, as: UTF16.self) }
}
