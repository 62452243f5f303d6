import FoundationEssentials

/// Turns the texts of a form into a property's value.
enum PropertyConversion {
  /// The value for `texts`, of the type that the hint or the present value says.
  ///
  /// - Throws: ``PostProblem`` when a text is not a value of that type.
  static func value(
    of texts: [String], hint: String?, present: PropertyValue?
  ) throws(PostProblem) -> PropertyValue {
    let hintsList = hint?.hasSuffix("[]") ?? false
    let kindName = hint.map { hintsList ? String($0.dropLast(2)) : $0 }
    let kind = kindName.flatMap(PropertyKind.init(rawValue:)) ?? present?.kind ?? .string
    var values: [PropertyValue] = []
    for text in texts { values.append(try value(of: text, kind: kind)) }
    let isList = hintsList || texts.count > 1 || (hint == nil && present?.isList ?? false)
    return isList ? .list(kind, values) : values[0]
  }

  private static func value(
    of text: String, kind: PropertyKind
  ) throws(PostProblem) -> PropertyValue {
    switch kind {
    case .string, .name, .path, .uri: return .text(kind, text)
    case .boolean: return .boolean(text.lowercased() == "true")
    case .long:
      guard let number = Int(text) else { throw invalid(text, kind) }
      return .long(number)
    case .double:
      guard let number = Double(text), number.isFinite else { throw invalid(text, kind) }
      return .double(number)
    case .decimal:
      guard Double(text)?.isFinite ?? false else { throw invalid(text, kind) }
      return .text(.decimal, text)
    case .date:
      guard let date = RepositoryDate(text) else { throw .persistence("Invalid date \(text)") }
      return .date(date)
    case .binary: return .binary(Data(text.utf8))
    }
  }

  private static func invalid(_ text: String, _ kind: PropertyKind) -> PostProblem {
    .persistence("Invalid value \(text) for type \(kind.rawValue)")
  }
}
