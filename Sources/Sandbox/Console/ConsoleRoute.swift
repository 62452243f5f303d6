/// A method and a path of the Developer Console API, and the function that answers there.
struct ConsoleRoute: Sendable {
  typealias Handler =
    @Sendable (inout ConsoleCall) throws(ConsoleProblem) -> OutgoingAnswer

  let method: String
  let handler: Handler
  private let segments: [Substring]

  /// Creates a route for a path below `/console`; a segment in braces is a parameter.
  init(_ method: String, _ path: String, _ handler: @escaping Handler) {
    self.method = method
    self.handler = handler
    segments = path.split(separator: "/")
  }

  /// The parameters of a path; nil when it does not belong to this route.
  func parameters(of path: [Substring]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var result: [String: String] = [:]
    for (segment, value) in zip(segments, path) {
      if segment.first == "{" {
        result[String(segment.dropFirst().dropLast())] = PercentText.decoded(String(value))
      } else if segment != value {
        return nil
      }
    }
    return result
  }
}
