import Testing
import Values

@Suite("Mistyped words")
struct NearestWordTests {
  @Test(
    "A letter added, left out, replaced or swapped with its neighbor counts one",
    arguments: [
      ("", "", 0), ("apply", "apply", 0), ("aply", "apply", 1), ("applyy", "apply", 1),
      ("applx", "apply", 1), ("aplpy", "apply", 1), ("papyl", "apply", 2), ("", "abc", 3),
      ("abc", "", 3), ("abc", "xyz", 3),
    ])
  func distance(_ one: String, _ other: String, _ distance: Int) {
    #expect(NearestWord.distance(one, other) == distance)
    #expect(NearestWord.distance(other, one) == distance)
  }

  @Test(
    "The nearest is named, within a third of the letters or as what the word begins",
    arguments: [
      ("aplpy", "apply"), ("pla", "plan"), ("re", "resume"), ("sesions", "sessions"),
      ("rexume", "resume"), ("rexuxe", "resume"), ("rxxuxe", nil), ("x", nil), ("se", "sessions"),
    ] as [(String, String?)])
  func nearest(_ word: String, _ known: String?) {
    #expect(NearestWord.of(word, in: ["apply", "plan", "resume", "sessions"]) == known)
  }
}
