/// The properties of an OSGi configuration, sorted by name as Felix writes them.
///
/// Names are told apart and sorted as Java does it, by UTF-16 units.
package struct OSGiConfiguration: Equatable, Sendable {
  /// A property's name and its value.
  package struct Property: Sendable {
    /// The name, such as `auth.token.provider.scope`.
    package var name: String
    /// One value, an array or a collection.
    package var value: OSGiValue
  }

  /// The properties in the order of their names.
  package private(set) var properties: [Property] = []

  /// A configuration without properties.
  package init() {}

  /// A configuration with these properties; of equal names the last wins.
  package init(_ properties: [(String, OSGiValue)]) {
    for (name, value) in properties { self[name] = value }
  }

  /// The names, in the order of ``properties``.
  package var names: [String] { properties.map(\.name) }

  /// The value of a name; setting nil removes it.
  package subscript(name: String) -> OSGiValue? {
    get {
      let place = place(of: name)
      return place.isFound ? properties[place.index].value : nil
    }
    set {
      let place = place(of: name)
      switch (newValue, place.isFound) {
      case (let value?, true): properties[place.index].value = value
      case (let value?, false):
        properties.insert(Property(name: name, value: value), at: place.index)
      case (nil, true): properties.remove(at: place.index)
      case (nil, false): break
      }
    }
  }

  /// The text of a single string.
  package func string(_ name: String) -> String? { self[name]?.string }

  private func place(of name: String) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = properties.count
    while low < high {
      let middle = (low + high) / 2
      let other = properties[middle].name
      if other.utf16.lexicographicallyPrecedes(name.utf16) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let isFound =
      low < properties.count && properties[low].name.utf8.elementsEqual(name.utf8)
    return (low, isFound)
  }
}

extension OSGiConfiguration.Property: Equatable {
  /// Whether names and values are the same, unit by unit.
  package static func == (left: Self, right: Self) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value == right.value
  }
}
