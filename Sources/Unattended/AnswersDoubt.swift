import Glibc

/// Why an answers file that somebody else named is not trusted.
///
/// Its references run commands and read files as the person who runs aem-setup.
package enum AnswersDoubt: Equatable, Sendable {
  /// It belongs to another user.
  case owner
  /// Others can write to it, or put another file in its place.
  case writable
  /// It is in another place than its path says; its real path.
  case elsewhere(String)

  /// Finds the reason not to trust a file; nil when there is none, or the file is missing.
  package init?(about path: String) {
    guard let real = Self.realPath(path) else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if real != path {
      self = .elsewhere(real)
    } else if status.st_uid != geteuid(), status.st_uid != 0 {
      self = .owner
    } else if status.st_mode & 0o022 != 0 || Self.isReplaceable(real) {
      self = .writable
    } else {
      return nil
    }
  }

  /// The path without symbolic links; nil when no file has it.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether others can put another file there: they can write to a folder above it that has no
  /// sticky bit.
  private static func isReplaceable(_ path: String) -> Bool {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      var status = stat()
      guard stat(folder.isEmpty ? "/" : String(folder), &status) == 0 else { return true }
      if status.st_mode & 0o022 != 0, status.st_mode & S_ISVTX == 0 { return true }
    }
    return false
  }
}
