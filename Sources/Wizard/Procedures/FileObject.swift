import Values

/// An object of a screen file.
///
/// Reading it refuses an unknown member, because a misspelled one would be skipped in silence.
package protocol FileObject: Decodable {
  /// The names of its members.
  associatedtype Member: CaseIterable, RawRepresentable<String>
  /// Its name in a sentence, such as `a way out`.
  static var noun: String { get }
  /// Reads the members; what is left out takes its default.
  init(_ members: FileMembers<Member>) throws
}

extension FileObject {
  /// Reads the members; throws `DecodingError` for an unknown member or a wrong type.
  package init(from decoder: any Decoder) throws {
    try self.init(FileMembers(decoder, of: Self.noun))
  }
}

/// The members of one object of a screen file, all of them known by name.
package struct FileMembers<Member: CaseIterable & RawRepresentable<String>> {
  private let container: KeyedDecodingContainer<Name>

  /// Any name that a member can have in JSON.
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Reads the members of an object.
  ///
  /// - Throws: `DecodingError.dataCorrupted` with the first unknown member.
  init(_ decoder: any Decoder, of noun: String) throws {
    container = try decoder.container(keyedBy: Name.self)
    let strays = container.allKeys.map(\.stringValue).filter { Member(rawValue: $0) == nil }
    guard let stray = strays.min() else { return }
    let nearest = NearestWord.of(stray, in: Member.allCases.map(\.rawValue))
    throw corrupted(
      Name(stringValue: stray),
      "\"\(stray)\" is not a member of \(noun)" + (nearest.map { "; \"\($0)\" is" } ?? ""))
  }

  /// Reads a member that must be there.
  func required<Value: Decodable>(_ member: Member) throws -> Value {
    try container.decode(Value.self, forKey: Name(stringValue: member.rawValue))
  }

  /// Reads a member that may be left out.
  func optional<Value: Decodable>(_ member: Member) throws -> Value? {
    try container.decodeIfPresent(Value.self, forKey: Name(stringValue: member.rawValue))
  }

  /// Whether a member is there.
  func has(_ member: Member) -> Bool {
    container.contains(Name(stringValue: member.rawValue))
  }

  /// An error for a member whose content cannot be used.
  func refusal(of member: Member, _ reason: String) -> DecodingError {
    corrupted(Name(stringValue: member.rawValue), reason)
  }

  /// Refuses a file of another format.
  func expect(_ format: String, in member: Member) throws {
    let found: String = try required(member)
    if found != format {
      throw refusal(of: member, "expected \"\(format)\", found \"\(found)\"")
    }
  }

  private func corrupted(_ name: Name, _ reason: String) -> DecodingError {
    .dataCorruptedError(forKey: name, in: container, debugDescription: reason)
  }
}
