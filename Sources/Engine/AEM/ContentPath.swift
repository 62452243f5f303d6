import Values

/// The path of a page or an asset, as a person enters it or copies it out of the browser.
struct ContentPath: Equatable, Sendable {
  /// The path from the root, without a slash or `.html` at the end.
  let path: String

  /// Takes an input and drops what precedes `/content/`.
  ///
  /// That is the console that showed the page, as in `/sites.html/content/site`.
  ///
  /// - Throws: ``Problem/unusableInput(name:sentence:)`` for what is no path below `/content`.
  init(_ input: Input<String>, _ inputs: OperationInputs) throws(Problem) {
    var text = try inputs[input].trimmed
    if let start = text.firstRange(of: "/content/") { text = String(text[start.lowerBound...]) }
    if text.hasSuffix(".html") { text.removeLast(5) }
    while text.hasSuffix("/") { text.removeLast() }
    let names = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard text.hasPrefix("/content/"), names.count <= 100,
      names.allSatisfy({ Sling.isName(String($0)) })
    else {
      throw .unusableInput(
        name: input.name,
        sentence: "Enter a path in the repository that starts with /content/.")
    }
    path = text
  }

  /// The path and those above it up to `/content`, the nearest first.
  var ancestry: [String] {
    var paths: [String] = []
    var rest = path
    while !rest.isEmpty {
      paths.append(rest)
      rest = String(rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)])
    }
    return paths
  }
}
