/// Names for new nodes that the client does not name.
enum NodeNames {
  private static let hintFields = [
    "title", "jcr:title", "name", "description", "jcr:description", "abstract", "text", "jcr:text",
  ]

  /// A free name below `parent`: from `:name`, `:nameHint`, a title, or the clock.
  ///
  /// - Throws: ``PostProblem`` when `:name` is taken.
  static func name(
    for fields: FormFields, below parent: ResourceNode?, now: Int
  ) throws(PostProblem) -> String {
    let taken = Set(parent?.children.names ?? [])
    if let exact = fields.first(":name") {
      guard !taken.contains(exact) else { throw .sling("Failed to generate name") }
      return exact
    }
    let hint =
      fields.first(":nameHint")
      ?? hintFields.lazy.compactMap { fields.first($0) ?? fields.first("./\($0)") }.first
    let wanted = hint.map(plain) ?? ""
    if wanted.isEmpty { return "\(taken.count + 1)_\(now)" }
    guard taken.contains(wanted) else { return wanted }
    var number = taken.count
    while taken.contains("\(wanted)_\(number)") { number += 1 }
    return "\(wanted)_\(number)"
  }

  /// The hint as lowercase letters, digits and single underscores, at most 20.
  static func plain(_ hint: String) -> String {
    var name = ""
    for character in hint.lowercased() where name.count < 20 {
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      if isPlain {
        name.append(character)
      } else if name.last != "_" {
        name.append("_")
      }
    }
    return name
  }
}
