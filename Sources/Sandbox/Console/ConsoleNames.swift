/// The names that Developer Console accepts.
///
/// The rules are those by which Adobe's own command line checks names before it sends them.
enum ConsoleNames {
  /// Checks a name: letters and digits, up to 20.
  static func requireName(_ name: String?) throws(ConsoleProblem) -> String {
    guard let name, (1...20).contains(name.count), name.allSatisfy(isWordCharacter) else {
      throw .badRequest("name must be 1 to 20 letters and digits")
    }
    return name
  }

  /// Checks a title: letters, digits and spaces, up to 45.
  static func requireTitle(_ title: String?) throws(ConsoleProblem) -> String {
    guard let title, (1...45).contains(title.count), !title.allSatisfy(\.isWhitespace),
      title.allSatisfy({ isWordCharacter($0) || $0.isWhitespace })
    else { throw .badRequest("title must be 1 to 45 letters, digits and spaces") }
    return title
  }

  /// Checks a description: up to 1000 characters.
  static func requireDescription(_ text: String?) throws(ConsoleProblem) -> String {
    let text = text ?? ""
    guard text.count <= 1000 else { throw .badRequest("description has 1000 characters at most") }
    return text
  }

  /// Checks the name of a credential: 6 to 25 characters.
  static func requireCredentialName(_ name: String?) throws(ConsoleProblem) -> String {
    guard let name, (6...25).contains(name.count) else {
      throw .badRequest("name must have 6 to 25 characters")
    }
    return name
  }

  /// Whether a character is an ASCII letter or digit, or a letter of Latin-1.
  private static func isWordCharacter(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF:
      return true
    default: return false
    }
  }
}
