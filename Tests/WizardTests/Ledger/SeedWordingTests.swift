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
    for (name, value) in ProcedureCatalog.embedded.values {
      #expect([value.label, value.help].flatMap(shared.runs) == [], "\(name)")
    }
    // The titles and headings of a document are its own.
    for step in ProcedureCatalog.embedded.guides.flatMap(\.steps) {
      let texts = [step.label] + step.today.compactMap(\.by)
      #expect(texts.flatMap(shared.runs) == [], "\(step.row)")
    }
    for procedure in ProcedureCatalog.embedded.procedures.values {
      for (place, text) in procedure.placedTexts {
        let runs = shared.runs(in: text)
        #expect(runs == [], "\(procedure.name)/\(place)")
      }
    }
  }
}

extension Procedure {
  /// Every text of the file, with its place.
  fileprivate var placedTexts: [(place: String, text: String)] {
    let titles = [title, summary] + steps.map(\.title) + routes.values.map(\.title)
    return titles.map { ("titles", $0) }
      + screens.flatMap { screen in screen.ownWords.map { (screen.id, $0) } }
  }
}

extension Screen {
  /// The texts of the screen without the values that are to be copied and the labels of their
  /// fields, which are the other product's.
  fileprivate var ownWords: [String] {
    let acts = (page?.walkthrough?.acts ?? []) + (page?.details ?? []).flatMap(\.acts)
    let fields = acts.flatMap(\.fields)
    let others = Set(acts.compactMap(\.copy) + fields.map(\.value) + fields.map(\.label))
    return ownTexts.filter { !others.contains($0) }
  }
}
