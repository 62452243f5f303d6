import Testing
import Values

@Suite struct HexadecimalTests {
  @Test func everyByteComesBack() {
    let bytes = [UInt8](UInt8.min...UInt8.max)
    let text = Hexadecimal.encoded(bytes)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff"))
    #expect(Hexadecimal.decoded(text) == bytes)
    #expect(Hexadecimal.decoded(text.uppercased()) == bytes)
    #expect(Hexadecimal.encoded([0, 255], before: "%") == "%00%ff")
  }

  @Test func anythingElseIsNoBytes() {
    for text in ["0", "0g", "+1", " 1", "0x"] { #expect(Hexadecimal.decoded(text) == nil) }
    #expect(Hexadecimal.decoded("") == [])
  }

  @Test func onlyItsOwnFormCounts() {
    #expect(Hexadecimal.isText(Hexadecimal.random(byteCount: 16), byteCount: 16))
    for text in ["0", "000", "0G", "AA", "é"] {
      #expect(!Hexadecimal.isText(text, byteCount: 1))
    }
  }
}
