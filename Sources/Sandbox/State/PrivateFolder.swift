import FoundationEssentials
import Glibc
import Synchronization

/// The folder for the files that an announcement names.
final class PrivateFolder: Sendable {
  private let given: String?
  private let made = Mutex<String?>(nil)

  /// Takes an existing folder, or a fresh one that ``remove()`` deletes.
  init(_ given: String?) {
    self.given = given
  }

  /// The folder's path; the first call creates a fresh folder, for its owner only.
  func path() throws(SandboxFailure) -> String {
    if let given { return given }
    let found = made.withLock { made in
      made = made ?? Self.make()
      return made
    }
    guard let found else { throw .folderUnusable(FileManager.default.temporaryDirectory.path) }
    return found
  }

  /// Deletes the folder if this object created it.
  func remove() {
    made.withLock { made in
      if let path = made { try? FileManager.default.removeItem(atPath: path) }
      made = nil
    }
  }

  private static func make() -> String? {
    let base = FileManager.default.temporaryDirectory.path
    var template = Array("\(base)/aem-setup-sandbox-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let name = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: name, as: UTF8.self)
  }
}
