/// Values by name that keep the order in which they were added.
struct OrderedNames<Value: Sendable>: Sendable {
  /// One name and its value.
  struct Entry: Sendable {
    let name: String
    var value: Value
  }

  /// All entries in order.
  private(set) var entries: [Entry] = []

  /// The names in order.
  var names: [String] { entries.map(\.name) }

  /// Reads, replaces in place, adds at the end, or removes with nil.
  subscript(name: String) -> Value? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Moves an entry to a place counted without itself; above the end means last.
  mutating func move(_ name: String, to place: Int) {
    guard let index = entries.firstIndex(where: { $0.name == name }) else { return }
    let entry = entries.remove(at: index)
    entries.insert(entry, at: max(0, min(place, entries.count)))
  }
}

extension OrderedNames.Entry: Equatable where Value: Equatable {}
extension OrderedNames.Entry: Codable where Value: Codable {}
extension OrderedNames: Equatable where Value: Equatable {}

extension OrderedNames: Codable where Value: Codable {
  /// Reads a list of entries.
  init(from decoder: any Decoder) throws {
    entries = try decoder.singleValueContainer().decode([Entry].self)
  }

  /// Writes a list of entries.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(entries)
  }
}
