/// The name of a configuration file in a `config` folder, and the configuration that it stands for.
package struct OSGiFileName: Equatable, Sendable {
  /// The folder of the repository in which the files of an author's own configurations are.
  static let folder = "/apps/system/config"

  /// The whole name, such as `com.example.Service~main.cfg.json`.
  package let name: String
  /// The name without its extension.
  package let stem: String
  /// The format, by the extension `.config` or `.cfg.json`.
  package let format: Format

  /// The formats of such a file; the raw value is the extension.
  package enum Format: String, CaseIterable, Sendable {
    /// Felix's own format: lines such as `name="value"`.
    case config = ".config"
    /// JSON with comments, as newer installers write it back.
    case json = ".cfg.json"
  }

  /// Takes a name apart; nil when its extension is neither `.config` nor `.cfg.json`.
  package init?(_ name: String) {
    guard
      let format = Format.allCases.first(where: {
        name.hasSuffix($0.rawValue) && name.utf8.count > $0.rawValue.utf8.count
      })
    else { return nil }
    self.name = name
    self.format = format
    let stem = name.dropLast(format.rawValue.count)
    // Newer installers write `x.config` back as `x.config.cfg.json`.
    let isTwofold = format == .json && stem.hasSuffix(Format.config.rawValue)
    self.stem = String(isTwofold ? stem.dropLast(Format.config.rawValue.count) : stem)
  }

  /// The mark between a factory's PID and an instance's own name.
  package enum Mark: Character, Sendable {
    /// Written back from the console with a UUID; otherwise a singleton and no instance.
    case dot = "."
    /// An instance of the factory, in older notation.
    case hyphen = "-"
    /// An instance, in newer notation.
    case tilde = "~"
  }

  /// Mark and instance name, when this stands for an instance of a factory or was meant to.
  package func instance(of factory: String) -> (mark: Mark, name: String)? {
    guard stem.hasPrefix(factory) else { return nil }
    let rest = stem.dropFirst(factory.count)
    guard let mark = rest.first.flatMap(Mark.init(rawValue:)), rest.count > 1 else { return nil }
    return (mark, String(rest.dropFirst()))
  }

  /// The PID that the installer gives a file with this name: `<factory>~<name>` after the first
  /// `~`, else after the first `-`, else the stem itself.
  ///
  /// A file that the console wrote back keeps the console's PID instead, which is its stem.
  package var installedPID: String {
    if stem.contains("~") { return stem }
    guard let hyphen = stem.firstIndex(of: "-") else { return stem }
    return stem[..<hyphen] + "~" + stem[stem.index(after: hyphen)...]
  }

  /// Whether a text is a UUID in lowercase, as Config Admin makes names.
  package static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.joined().utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }
}
