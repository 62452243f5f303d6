import Foundation
import Wizard

/// The scripts and the screens that the tests are about.
enum RouteFiles {
  private static let environment = ProcessInfo.processInfo.environment
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the scripts; `AEM_SETUP_ROUTES` names another one.
  static let folder =
    environment["AEM_SETUP_ROUTES"].map { URL(filePath: $0) } ?? root.appending(path: "Scripts")

  /// The file to which each walk adds a line; nil for none.
  static let log = environment["AEM_SETUP_ROUTES_LOG"]

  /// Whether the tests print the transitions that no script takes.
  static let wantsCoverage = environment["AEM_SETUP_ROUTES_COVERAGE"] == "1"

  /// The procedures; `AEM_SETUP_SCREENS` names a folder of others than the built-in ones.
  static let catalog: Result<ProcedureCatalog, any Error> = Result {
    if let folder = environment["AEM_SETUP_SCREENS"] {
      try ProcedureCatalog.folder(folder)
    } else {
      ProcedureCatalog.embedded
    }
  }

  /// All scripts, or those whose id contains `AEM_SETUP_ROUTES_FILTER`.
  static let scripts: [RouteScript] = {
    let all = entries.compactMap { entry in
      if case .script(let script) = entry { script } else { RouteScript?.none }
    }
    guard let filter = environment["AEM_SETUP_ROUTES_FILTER"], !filter.isEmpty else { return all }
    return all.filter { $0.id.contains(filter) }
  }()

  /// The files that cannot be read, each with the reason.
  static let faults = entries.compactMap { entry in
    if case .unreadable(let words) = entry { words } else { String?.none }
  }

  private static let entries: [Entry] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.flatMap(entries(of:))
  }()

  private static func entries(of file: URL) -> [Entry] {
    do {
      let entries = try JSONDecoder().decode([Entry].self, from: try Data(contentsOf: file))
      return entries.enumerated().map { index, entry in
        switch entry {
        case .script(var script):
          script.file = file.deletingPathExtension().lastPathComponent
          return .script(script)
        case .proof: return entry
        case .unreadable(let words):
          return .unreadable("\(file.lastPathComponent), entry \(index + 1): \(words)")
        }
      }
    } catch DecodingError.dataCorrupted(let context) {
      let reason = context.underlyingError.map { " \($0)" } ?? ""
      return [.unreadable("\(file.lastPathComponent): \(context.debugDescription)\(reason)")]
    } catch {
      return [.unreadable("\(file.lastPathComponent): \(error)")]
    }
  }

  /// The kinds of entries in a file.
  private enum Entry: Decodable {
    case script(RouteScript)
    /// Rows that are enforced inside the engine; tests of the ledger look after them.
    case proof
    case unreadable(String)

    private enum ProofKeys: CodingKey {
      case test
    }

    init(from decoder: any Decoder) throws {
      if (try? decoder.container(keyedBy: ProofKeys.self))?.contains(.test) == true {
        self = .proof
        return
      }
      do {
        self = .script(try RouteScript(from: decoder))
      } catch DecodingError.keyNotFound(let key, _) {
        self = .unreadable("the member \"\(key.stringValue)\" is missing")
      } catch DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context) {
        let place = context.codingPath.map(\.stringValue).joined(separator: ".")
        self = .unreadable("\(place) \(context.debugDescription)")
      }
    }
  }
}
