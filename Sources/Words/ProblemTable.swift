import FoundationEssentials

/// The words for problems, from `Screens/words/problems.json`.
package struct ProblemTable: Decodable, Sendable {
  /// What a person reads about a problem.
  package struct Entry: Decodable, Sendable {
    /// The finding, and the reason if it is known.
    package let cause: Template
    /// The steps to take next, one act in each, the likeliest first.
    package let advice: [Template]

    /// The members of an entry in the file.
    package enum Member: String, CodingKey, CaseIterable {
      case cause, advice
    }

    package init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      cause = try members.decode(Template.self, forKey: .cause)
      advice = try members.decode([Template].self, forKey: .advice)
    }
  }

  /// The members of the file.
  package enum Member: String, CodingKey, CaseIterable {
    case format, problems, phrases
  }

  /// The format of the file that is understood.
  package static let format = "aem-setup-problems/1"

  /// The table that was built in; decoded when the first problem needs words.
  package static let embedded = proven(EmbeddedFile.all)

  /// The texts, by the code of the problem.
  package let problems: [String: Entry]
  /// Phrases that other texts contain, by name.
  package let phrases: [String: Template]

  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    let format = try members.decode(String.self, forKey: .format)
    guard format == Self.format else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: members, debugDescription: "it is \(format)")
    }
    problems = try members.decode([String: Entry].self, forKey: .problems)
    phrases = try members.decode([String: Template].self, forKey: .phrases)
  }

  /// The table in files that the tests have read.
  private static func proven(_ files: [EmbeddedFile]) -> ProblemTable {
    guard let file = files.first(where: { $0.path.description == "problems.json" }) else {
      fatalError("problems.json is missing")
    }
    let start = UnsafeMutableRawPointer(mutating: file.text.utf8Start)
    let bytes = Data(bytesNoCopy: start, count: file.text.utf8CodeUnitCount, deallocator: .none)
    do {
      return try JSONDecoder().decode(ProblemTable.self, from: bytes)
    } catch {
      fatalError("problems.json: \(error)")
    }
  }
}
