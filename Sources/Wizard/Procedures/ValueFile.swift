/// A file of `Screens/values`: the definitions of the values whose names begin alike.
struct ValueFile: FileObject {
  /// The only format there is so far.
  static let format = "aem-setup-values/1"
  static let noun = "a file of values"

  /// The definitions by the names of their values, such as `aem.url`.
  let values: [String: ValueDefinition]

  enum Member: String, CaseIterable {
    case schema = "$schema"
    case format, values
  }

  init(_ members: FileMembers<Member>) throws {
    try members.expect(Self.format, in: .format)
    values = try members.required(.values)
  }
}
