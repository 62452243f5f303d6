/// A field of a page: the value that it fills, and when it is shown.
package struct PageField: Equatable, Sendable {
  /// The name of the value.
  package var value: String
  /// The condition under which it is shown; nil always.
  package var when: Condition?
}

extension PageField: FileObject {
  package static let noun = "a field"

  package enum Member: String, CaseIterable {
    case value, when
  }

  package init(_ members: FileMembers<Member>) throws {
    value = try members.required(.value)
    when = try members.required(.when)
  }

  /// Reads a value's name, or a name with its condition.
  package init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer().decode(String.self) {
      self.init(value: value, when: nil)
    } else {
      try self.init(FileMembers(decoder, of: Self.noun))
    }
  }
}
