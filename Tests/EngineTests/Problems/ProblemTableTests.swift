import Testing
import Words

@testable import Engine

/// Holds the engine and the table of words together.
@Suite("Words for problems")
struct ProblemTableTests {
  private static let table = ProblemTable.embedded

  /// A text of the table with what the engine puts into its places.
  private struct Use {
    var name: String
    var texts: [Template]
    var places: [String: ProblemWord]
  }

  /// All texts that one problem uses, those inside others too.
  private static func uses(of words: ProblemWords) -> [Use] {
    let entry = table.problems[words.code.rawValue]
    let texts = entry.map { [$0.cause] + $0.advice } ?? []
    return [Use(name: words.code.rawValue, texts: texts, places: words.places)]
      + words.places.values.flatMap(uses)
  }

  private static func uses(of word: ProblemWord) -> [Use] {
    switch word {
    case .text: []
    case .list(let items):
      items.isEmpty ? uses(of: ProblemWord.phrase(.listNone)) : []
    case .phrase(let phrase, let places):
      [
        Use(
          name: phrase.rawValue, texts: [table.phrases[phrase.rawValue]].compactMap { $0 },
          places: places)
      ] + places.values.flatMap(uses)
    case .clauses(let words): words.flatMap(uses)
    case .causes(let others), .acts(let others): others.flatMap(uses)
    }
  }

  private static let allUses = AllProblems.all.flatMap { uses(of: $0.words) }

  @Test("Every code has an entry, and every entry has a code")
  func codes() {
    #expect(Set(Self.table.problems.keys) == Set(ProblemCode.allCases.map(\.rawValue)))
    #expect(Set(Self.table.phrases.keys) == Set(ProblemPhrase.allCases.map(\.rawValue)))
  }

  @Test("Every entry is used by some problem")
  func everyEntry() {
    let used = Set(Self.allUses.map(\.name))
    #expect(used == Set(Self.table.problems.keys).union(Self.table.phrases.keys))
  }

  @Test("Every place of a text is filled, and nothing is handed over that no place takes")
  func everyPlace() {
    for use in Self.allUses {
      let places = use.texts.reduce(into: Set<String>()) { $0.formUnion($1.places) }
      #expect(places == Set(use.places.keys), "\(use.name)")
      let required = use.texts.reduce(into: Set<String>()) { $0.formUnion($1.requiredPlaces) }
      for name in required {
        #expect(use.places[name]?.text(from: Self.table).isEmpty == false, "\(use.name): \(name)")
      }
    }
  }

  @Test("A part in brackets can be there and can be missing")
  func everyPart() {
    for (name, uses) in Dictionary(grouping: Self.allUses, by: \.name) {
      for place in uses[0].texts.reduce(into: Set<String>(), { $0.formUnion($1.places) })
      where uses[0].texts.allSatisfy({ !$0.requiredPlaces.contains(place) }) {
        let texts = uses.compactMap { $0.places[place]?.text(from: Self.table) }
        #expect(texts.contains { !$0.isEmpty }, "\(name): \(place) is always empty")
      }
    }
  }

  @Test("What a person reads is made of whole sentences")
  func sentences() {
    for text in AllProblems.all.map(ProblemText.init) {
      #expect(!text.advice.isEmpty, "\(text.code)")
      #expect(Set(text.advice).count == text.advice.count, "\(text.code)")
      for sentence in [text.cause] + text.advice {
        #expect(sentence.hasSuffix(".") || sentence.hasSuffix(" m"), "\(text.code): \(sentence)")
        #expect(!sentence.contains(where: { "{}[]".contains($0) }), "\(text.code): \(sentence)")
        #expect(!sentence.contains("  ") && !sentence.contains(".."), "\(text.code): \(sentence)")
      }
    }
  }

  @Test("The acts of several reasons are told once each")
  func severalReasons() {
    let problem = ConsoleProblem.serviceDisabled(
      service: "S", organization: "O",
      reasons: [.organizationNotAllowlisted, .deprecated, .userMissingPublicBeta])
    let text = ProblemText(.console(problem))
    #expect(text.advice == ["Ask your Adobe representative.", "Join the beta first."])
    #expect(text.cause.contains("ORG_NOT_ALLOWLISTED") && text.cause.contains("DEPRECATED"))
  }
}
