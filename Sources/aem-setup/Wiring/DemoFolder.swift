import FoundationEssentials
import Glibc
import Sessions

/// The private folder of one demo: the sandbox's state and what one would have downloaded.
struct DemoFolder {
  let path: String

  /// The file with the state from which the sandbox starts again.
  var state: String { path + "/sandbox.json" }
  /// The session of a demo that nobody watches.
  var session: String { path + "/session.json" }

  /// Creates a new folder beside the folder of sessions, for its owner only.
  static func create(in directory: SessionDirectory) throws(Failure) -> DemoFolder {
    let base = directory.path.split(separator: "/").dropLast().joined(separator: "/")
    return try create(below: "/\(base)/demos")
  }

  /// The folder of the sessions of demos, beside that of the real ones.
  static func sessions(beside directory: SessionDirectory) -> SessionDirectory {
    let base = directory.path.split(separator: "/").dropLast().joined(separator: "/")
    return SessionDirectory("/\(base)/demos/sessions")
  }

  /// Creates a new folder below another, and that one too.
  static func create(below base: String) throws(Failure) -> DemoFolder {
    do {
      try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    } catch {
      throw Failure("aem-setup cannot create the folder \(base).", "Check its permissions.")
    }
    var template = Array("\(base)/aem-setup-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure("aem-setup cannot create a folder in \(base).", "Check its permissions.")
    }
    let name = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return DemoFolder(path: String(decoding: name, as: UTF8.self))
  }

  /// Deletes it with everything in it.
  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
