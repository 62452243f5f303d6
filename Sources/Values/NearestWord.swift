/// Finds what somebody meant who mistyped a word.
package enum NearestWord {
  /// The known word that is nearest: one that the word begins, or at most a third of its letters
  /// away; nil when none is near.
  package static func of(_ word: String, in known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let near = known.map { (word: $0, distance: distance(word, $0)) }
      .filter { $0.distance <= limit || (word.count > 1 && $0.word.hasPrefix(word)) }
    return near.min { $0.distance < $1.distance }?.word
  }

  /// The number of letters to add, remove, replace or swap with their neighbor.
  package static func distance(_ one: String, _ other: String) -> Int {
    // Words of a command line are short; a long text is nobody's slip.
    let (a, b) = (Array(one.prefix(40)), Array(other.prefix(40)))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
