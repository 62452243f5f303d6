/// A session's file and the names of the files beside it.
struct SessionPath: Equatable, Sendable {
  /// The path of the folder; `.` when the session's path has none.
  let folder: String
  /// The session's own file in it.
  let name: String

  /// Splits a path; a path that ends in a slash names no file.
  init(_ path: String) throws(SessionFailure) {
    let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = pieces.last, !last.isEmpty else { throw .notAFile(path: path, kind: .folder) }
    name = String(last)
    let before = path.dropLast(last.count)
    folder = before.isEmpty ? "." : before == "/" ? "/" : String(before.dropLast())
  }

  /// Names a file in a folder.
  init(folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  /// The name of the previous generation, with `.bak` at its end.
  var backup: String { name + Self.backupSuffix }
  /// A generation that is being written.
  var temporary: String { name + ".tmp" }
  /// The previous generation on its way to its name.
  var backupTemporary: String { name + ".bak.tmp" }
  /// Room on the device for the last save.
  var reserve: String { name + ".reserve" }
  /// The file that is locked; its content only names the process that has it.
  var lock: String { name + ".lock" }
  /// The original of a session in an older format.
  func original(version: Int) -> String { "\(name).v\(version)" }
  /// A damaged file that was set aside; `number` counts those of one second, from 1.
  func broken(stamp: String, number: Int) -> String {
    "\(name).broken-\(stamp)" + (number == 1 ? "" : "-\(number)")
  }

  /// The path of the session's own file.
  var path: String { path(of: name) }
  /// The path of a file beside it.
  func path(of file: String) -> String { folder == "/" ? "/" + file : "\(folder)/\(file)" }

  /// Whether aem-setup created `file` for this session, the session's own file and the lock apart.
  func isCompanion(_ file: String) -> Bool {
    guard file.hasPrefix(name + ".") else { return false }
    let ending = file.dropFirst(name.count + 1)
    return [backup, temporary, backupTemporary, reserve].contains(file)
      || ending.hasPrefix("broken-")
      || (ending.first == "v" && ending.count > 1 && ending.dropFirst().allSatisfy(\.isWholeNumber))
  }

  /// The end of the name of a previous generation.
  static let backupSuffix = ".bak"
}
