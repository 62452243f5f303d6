/// Reading of `multipart/form-data` (RFC 7578).
extension FormFields {
  /// Reads the parts between the boundaries, and skips everything else.
  init(multipart body: [UInt8], boundary: String) {
    self.init(urlEncoded: [])
    let mark = Array("--\(boundary)".utf8)
    var position = Self.range(of: mark, in: body[...])?.upperBound
    while let start = position, !body[start...].starts(with: Array("--".utf8)) {
      guard let end = Self.range(of: Array("\r\n".utf8) + mark, in: body[start...]) else { return }
      if let field = Self.part(body[start..<end.lowerBound]) { append(field) }
      position = end.upperBound
    }
  }

  /// Reads one part, which begins with the line break after its boundary; nil without a name.
  private static func part(_ bytes: ArraySlice<UInt8>) -> Field? {
    guard let headEnd = range(of: Array("\r\n\r\n".utf8), in: bytes) else { return nil }
    var disposition: MediaType?
    var contentType: String?
    let head = String(decoding: bytes[..<headEnd.lowerBound], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      switch parts[0].lowercased() {
      case "content-disposition": disposition = MediaType(String(parts[1]))
      case "content-type": contentType = MediaType(String(parts[1])).name
      default: break
      }
    }
    guard let disposition, let name = disposition.parameters["name"] else { return nil }
    return Field(
      name: Array(name.utf8), value: Array(bytes[headEnd.upperBound...]),
      fileName: disposition.parameters["filename"], contentType: contentType)
  }

  private static func range(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = pattern.first else { return nil }
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: pattern) { return found..<(found + pattern.count) }
      start = found + 1
    }
    return nil
  }
}
