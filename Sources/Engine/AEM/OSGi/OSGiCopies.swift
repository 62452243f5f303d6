import FoundationEssentials
import Glibc
import HTTP
import Values

/// The local copies of configuration files that a migration replaces: one folder for each migration
/// of an author, readable by its owner only.
///
/// `<folder>/<host>-<port>/<number>/` contains each file under its own name, and `copies.json`:
/// `{"format", "version", "url", "copies": [NAME], "created": [NAME], "isDone", "isUndone"}`. A
/// copy is written before anything changes and never overwritten.
struct OSGiCopies: Sendable {
  /// The folder of this migration.
  let path: String
  /// Names of the files that are kept here.
  private(set) var copies: [String] = []
  /// Names of the files that the migration creates.
  private(set) var created: [String] = []
  private var url: String
  /// Whether the migration arrived.
  private(set) var isDone = false
  /// Whether the migration was undone.
  private(set) var isUndone = false

  private static let manifest = "copies.json"
  private static let format = "aem-setup osgi copies"

  /// The folder of all migrations of an author.
  static func root(_ folder: String, _ address: WebAddress) -> String {
    let host = address.host.filter { $0 != "[" && $0 != "]" }.map { $0 == ":" ? "_" : $0 }
    return "\(folder)/\(String(host))-\(address.port)"
  }

  /// The newest migration that was not undone; nil when there is none.
  static func newest(in root: String) throws(Problem) -> OSGiCopies? {
    for number in numbers(in: root).reversed() {
      let copies = try OSGiCopies(reading: "\(root)/\(name(number))")
      if !copies.isUndone { return copies }
    }
    return nil
  }

  /// The migration to continue: one that is not done yet, or a new one.
  static func current(in root: String, url: String) throws(Problem) -> OSGiCopies {
    let last = numbers(in: root).last
    if let last {
      let copies = try OSGiCopies(reading: "\(root)/\(name(last))")
      if !copies.isDone, !copies.isUndone { return copies }
    }
    return OSGiCopies(path: "\(root)/\(name((last ?? 0) + 1))", url: url)
  }

  /// The migration of a folder; nil when none has kept anything there, or it was undone.
  static func kept(in path: String) throws(Problem) -> OSGiCopies? {
    guard FileManager.default.fileExists(atPath: "\(path)/\(manifest)") else { return nil }
    let copies = try OSGiCopies(reading: path)
    return copies.isUndone ? nil : copies
  }

  private init(path: String, url: String) {
    self.path = path
    self.url = url
  }

  /// Reads what is kept in a folder.
  init(reading path: String) throws(Problem) {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(Self.manifest)"),
      let document = try? JSONValue(parsing: data), document["format"]?.string == Self.format,
      let copies = document["copies"]?.array?.compactMap(\.string),
      let created = document["created"]?.array?.compactMap(\.string)
    else { throw .osgi(.damagedCopies(path: path)) }
    self.init(path: path, url: document["url"]?.string ?? "")
    self.copies = copies
    self.created = created
    isDone = document["isDone"]?.bool ?? false
    isUndone = document["isUndone"]?.bool ?? false
  }

  /// Keeps a file, unless this migration has it already or created it itself.
  mutating func keep(_ name: String, _ bytes: Secret) throws(Problem) {
    guard !copies.contains(name), !created.contains(name) else { return }
    try prepare()
    try Self.write(bytes, to: "\(path)/\(name)")
    copies.append(name)
    try save()
  }

  /// Notes that a file is about to be created.
  mutating func create(_ name: String) throws(Problem) {
    guard !copies.contains(name), !created.contains(name) else { return }
    try prepare()
    created.append(name)
    try save()
  }

  /// Notes that the migration arrived.
  mutating func finish() throws(Problem) {
    isDone = true
    try save()
  }

  /// Notes that the migration was undone.
  mutating func takeBack() throws(Problem) {
    isUndone = true
    try save()
  }

  /// The bytes of a kept file.
  func bytes(_ name: String) throws(Problem) -> Secret {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw .osgi(.damagedCopies(path: "\(path)/\(name)"))
    }
    return Secret(copying: data)
  }

  private func prepare() throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .osgi(.copyFailed(path: path, reason: "the folder cannot be created"))
    }
  }

  private func save() throws(Problem) {
    let document: JSONValue = [
      "format": .string(Self.format), "version": 1, "url": .string(url),
      "copies": .array(copies.map { .string($0) }),
      "created": .array(created.map { .string($0) }),
      "isDone": .bool(isDone), "isUndone": .bool(isUndone),
    ]
    let bytes = (try? document.encoded(pretty: true)) ?? []
    try Self.write(Secret(copying: bytes), to: "\(path)/\(Self.manifest)")
  }

  /// Writes beside, flushes, and renames: a killed process leaves the old file or the new one.
  private static func write(_ bytes: Secret, to path: String) throws(Problem) {
    func failure() -> Problem {
      .osgi(.copyFailed(path: path, reason: String(cString: strerror(errno))))
    }
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = bytes.withBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return fsync(descriptor) == 0
    }
    guard isWritten, close(descriptor) == 0, rename(draft, path) == 0 else { throw failure() }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = fsync(folder)
    close(folder)
  }

  private static func numbers(in root: String) -> [Int] {
    ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).filter {
      FileManager.default.fileExists(atPath: "\(root)/\($0)/\(manifest)")
    }.compactMap { Int($0) }.sorted()
  }

  private static func name(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }
}
