import FoundationEssentials

/// The check of a CA file before it is trusted with anything.
enum AuthorityFile {
  /// The largest file that is read, in bytes; the system's own is about 200 kB.
  private static let limit = 16 << 20

  /// Fails unless the file can be read and holds at least one PEM certificate.
  static func check(_ path: String) throws(HTTPFailure) {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? Int, size <= limit,
      let bytes = try? Data(contentsOf: URL(filePath: path)),
      bytes.firstRange(of: Data("-----BEGIN CERTIFICATE-----".utf8)) != nil
        || bytes.firstRange(of: Data("-----BEGIN TRUSTED CERTIFICATE-----".utf8)) != nil
    else { throw .authorityFile(path: path) }
  }
}
