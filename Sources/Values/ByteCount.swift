/// An amount of bytes as a person reads it.
package enum ByteCount {
  /// The amount in the largest unit that it is a whole number of, such as `64 KiB` or `500 bytes`.
  package static func text(_ bytes: Int) -> String {
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MiB" }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KiB" }
    return bytes == 1 ? "1 byte" : "\(bytes) bytes"
  }
}
