/// Tests of values that all have to pass.
package struct Condition: Equatable, Sendable {
  /// At least one.
  package var tests: [Test]

  /// A test of one value.
  package struct Test: Equatable, Sendable, Decodable {
    /// The value's name.
    package var value: String
    /// Passes when the value is one of these, in which braces name other values; nil when it passes
    /// as soon as the value is known.
    package var isOneOf: [String]?

    private enum CodingKeys: String, CodingKey {
      case value
      case isOneOf = "is"
    }
  }

  /// The names of the values that it needs.
  package var values: [String] { tests.map(\.value) }

  /// Whether it holds among these values.
  ///
  /// - Parameter later: names of values that only a pending change gives: they will be known, and
  ///   nothing is said of what they will be, so no comparison holds for them.
  package func holds(in values: [String: String], later: Set<String> = []) -> Bool {
    tests.allSatisfy { test in
      if later.contains(test.value) { return test.isOneOf == nil }
      guard let actual = values[test.value] else { return false }
      guard let wanted = test.isOneOf else { return true }
      return wanted.contains { Interpolation.fill($0) { values[$0] } == actual }
    }
  }
}

extension Condition: Decodable {
  /// Reads one test, or a list of them.
  package init(from decoder: any Decoder) throws {
    if let test = try? Test(from: decoder) {
      tests = [test]
    } else {
      tests = try [Test](from: decoder)
    }
  }
}
