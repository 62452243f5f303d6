import Foundation
import Testing

@testable import Wizard

@Suite("The wording of the screens")
struct SeedWordingTests {
  private static let folder = ProcessInfo.processInfo.environment["AEM_SETUP_SEEDS"]

  @Test(
    "No text repeats eight words in a row of a document",
    .enabled(if: folder != nil, "skipped: AEM_SETUP_SEEDS names no folder with the documents"))
  func ownWords() throws {
    let folder = Self.folder ?? ""
    var documents: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      documents[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    #expect(!documents.isEmpty)
    let shared = SharedRuns(documents)
    for procedure in try ProcedureCatalog.embedded().procedures.values {
      for (place, text) in procedure.placedTexts {
        let runs = shared.runs(in: text)
        #expect(runs == [], "\(procedure.name)/\(place)")
      }
    }
  }
}

extension Procedure {
  /// Every text of the file, with where it stands.
  fileprivate var placedTexts: [(place: String, text: String)] {
    let titles = [title, summary] + steps.map(\.title) + routes.values.map(\.title)
    return titles.map { ("titles", $0) }
      + values.flatMap { name, value in [(name, value.label), (name, value.help)] }
      + screens.flatMap { screen in screen.ownTexts.map { (screen.id, $0) } }
  }
}
