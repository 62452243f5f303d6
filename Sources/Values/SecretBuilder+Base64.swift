extension SecretBuilder {
  /// Adds bytes in base64 with padding (RFC 4648, section 4), without a copy elsewhere.
  package func append(base64 bytes: UnsafeRawBufferPointer) {
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        append(place > group.count ? 0x3D : Self.digit(bits >> (18 - 6 * place) & 63))
      }
    }
  }

  private static func digit(_ value: Int) -> UInt8 {
    switch value {
    case 0..<26: UInt8(0x41 + value)
    case 26..<52: UInt8(0x61 + value - 26)
    case 52..<62: UInt8(0x30 + value - 52)
    case 62: 0x2B
    default: 0x2F
    }
  }
}
