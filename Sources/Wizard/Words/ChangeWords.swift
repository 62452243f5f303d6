import Engine

extension Change {
  /// The change in one line: `Title: nothing → Tags`, or in words for who listens, `Title: from
  /// nothing to Tags`.
  package func line(isSpoken: Bool = false) -> String {
    let (before, after) = (before ?? FaceWords.nothing, after ?? FaceWords.nothing)
    return isSpoken ? "\(what): from \(before) to \(after)" : "\(what): \(before) → \(after)"
  }
}
