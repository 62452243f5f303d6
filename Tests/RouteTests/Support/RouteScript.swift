import Sandbox
import Testing

/// One path through a procedure, from a file in `Scripts/`.
struct RouteScript: Decodable, Sendable {
  /// The file's name and the script's, such as `target/oauth`.
  var id: String { "\(file)/\(name)" }
  /// The file of the script, without its extension.
  var file = ""
  var name: String
  var title: String
  var procedure: String
  var presets: [String]
  var faults: [String]
  /// The answers by value name.
  ///
  /// Of several answers each visit of the screen takes the next one, and the last one repeats.
  var answers: [String: Answers]
  /// The acts in AEM that are played on arrival at a screen, by the screen's name.
  ///
  /// A text has the names of the acts with a space between; each visit takes the next text, and the
  /// last one repeats.
  var acts: [String: Answers]
  var skips: [String]
  /// The button of another way that is taken at a screen, the first time that it is reached.
  var others: [String: String]
  var visits: [String]
  var avoids: [String]
  /// The screen on which the walk ends finished.
  var end: String?
  /// The screen that the walk does not get past; nil for a walk that finishes.
  var stops: Stop?
  /// The most screens that it passes; nil for any number.
  var screens: Int?
  /// The rows that it tries to break.
  var rows: [String]

  /// The screen at which a walk has to stop, and the text that it shows then.
  struct Stop: Decodable, Sendable {
    var at: String
    var saying: String
  }

  /// One answer, or one for each visit.
  struct Answers: Decodable, Sendable {
    var texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        texts = [text]
      } else {
        texts = try container.decode([String].self)
      }
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, title, procedure, presets, faults, answers, acts, skips, others, visits, avoids
    case end, stops, screens, rows
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    name = try members.decode(String.self, forKey: .name)
    title = try members.decodeIfPresent(String.self, forKey: .title) ?? ""
    procedure = try members.decode(String.self, forKey: .procedure)
    presets = try members.decodeIfPresent([String].self, forKey: .presets) ?? []
    faults = try members.decodeIfPresent([String].self, forKey: .faults) ?? []
    answers = try members.decodeIfPresent([String: Answers].self, forKey: .answers) ?? [:]
    acts = try members.decodeIfPresent([String: Answers].self, forKey: .acts) ?? [:]
    skips = try members.decodeIfPresent([String].self, forKey: .skips) ?? []
    others = try members.decodeIfPresent([String: String].self, forKey: .others) ?? [:]
    visits = try members.decodeIfPresent([String].self, forKey: .visits) ?? []
    avoids = try members.decodeIfPresent([String].self, forKey: .avoids) ?? []
    end = try members.decodeIfPresent(String.self, forKey: .end)
    stops = try members.decodeIfPresent(Stop.self, forKey: .stops)
    screens = try members.decodeIfPresent(Int.self, forKey: .screens)
    rows = try members.decodeIfPresent([String].self, forKey: .rows) ?? []
    let free = try decoder.container(keyedBy: AnyKey.self)
    let known = CodingKeys.allCases.map(\.stringValue)
    if let stray = free.allKeys.first(where: { !known.contains($0.stringValue) }) {
      throw DecodingError.dataCorruptedError(
        forKey: stray, in: free, debugDescription: "no script has a \"\(stray.stringValue)\"")
    }
    guard (end == nil) != (stops == nil) else {
      throw DecodingError.dataCorruptedError(
        forKey: .end, in: members, debugDescription: "\(name): either \"end\" or \"stops\"")
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension RouteScript {
  /// The product whose credential the sandbox offers.
  var product: SandboxProduct {
    let named = answers["console.product"]?.texts.first ?? procedure
    return SandboxProduct(rawValue: named) ?? .smartTags
  }
}

extension RouteScript: CustomTestStringConvertible {
  var testDescription: String { id }
}
