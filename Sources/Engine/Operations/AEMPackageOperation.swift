import FoundationEssentials
import HTTP

/// `aem.package`: whether a content package is installed on an author.
///
/// `package` is the start of its name, so that any version of it counts. A package that exists and
/// was never unpacked is not installed.
struct AEMPackageOperation: Operation {
  let signature = OperationSignature(
    name: "aem.package", inputs: Wanted.inputs,
    outputs: [.answer("installed"), .text("name")], changes: false)

  /// The package to look for.
  struct Wanted: DecodedInputs {
    private static let package = Input.text("package")
    static let inputs: [any OperationInput] = AuthorClient.inputs + [package]

    let author: AuthorClient
    /// The start of its name.
    let start: String

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      start = try inputs[Self.package]
    }
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem)
    -> [PackageList.Package]
  {
    let author = wanted.author
    context.report(Progress("Reading the list of packages"))
    return try await author.packages().starting(with: wanted.start)
  }

  func conclude(
    _ observed: [PackageList.Package], _ wanted: Wanted
  ) throws(Problem) -> Conclusion {
    let cleaner = wanted.author.cleaner
    let start = cleaner.line(wanted.start, limit: 80)
    let installed = observed.first { $0.unpacked != nil }
    var conclusion = Conclusion(.passed)
    conclusion.texts = [
      "installed": installed == nil ? "no" : "yes",
      "name": installed.map { cleaner.line($0.title, limit: 120) } ?? "none",
    ]
    conclusion.evidence = observed.map { package in
      let by = cleaner.line(package.unpackedBy, limit: 60)
      let found = package.unpacked.map { date in
        "version \(cleaner.line(package.version, limit: 40)), unpacked \(date.utc)"
          + (by.isEmpty ? "" : " by \(by)")
      }
      return Evidence(
        cleaner.line(package.title, limit: 120), found ?? "uploaded, never unpacked")
    }
    if observed.isEmpty {
      conclusion.evidence = [Evidence("Packages that start with \(start)", "none")]
    } else if installed == nil {
      conclusion.cautions = [
        "\(cleaner.line(observed[0].title, limit: 120)) is uploaded, but not installed. Select "
          + "Install in Package Manager."
      ]
    }
    return conclusion
  }
}
