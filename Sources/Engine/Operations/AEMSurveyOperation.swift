import HTTP
import Synchronization

/// `aem.survey`: what an author has and how it is set up, read part by part.
///
/// `parts` names the parts to read, with commas between; without it all are read. A part that cannot
/// be read says why and leaves the others alone. It fails as a whole only when nothing can be read.
/// With `product` only the IMS configurations of that product count, with `tenantUrl` only that
/// Brand Portal tenant.
struct AEMSurveyOperation: Operation {
  let signature = OperationSignature(
    name: "aem.survey", inputs: Wanted.inputs,
    outputs: SurveyPart.allCases.flatMap(\.outputs),
    parts: SurveyPart.allCases.map(\.rawValue), changes: false)

  /// The author, and what to read of it.
  struct Wanted: DecodedInputs {
    private static let parts = Input.optional("parts")
    private static let product = Input.optional("product")
    static let inputs: [any OperationInput] =
      AuthorClient.inputs + [parts, product, BrandPortalTenant.url.optional]

    let author: AuthorClient
    /// The parts in their order.
    let parts: [SurveyPart]
    /// The product whose IMS configurations count; nil for all.
    let product: AdobeProduct?
    /// The address of the tenant that counts; nil for any.
    let tenant: String?

    init(_ inputs: OperationInputs, _ context: EngineContext) throws(Problem) {
      author = try AuthorClient(inputs, context)
      parts = try Self.parts(inputs[Self.parts])
      product = try AdobeProduct.signedIn(inputs[Self.product], input: Self.product.name)
      tenant = inputs[BrandPortalTenant.url.optional]
    }

    private static func parts(_ text: String?) throws(Problem) -> [SurveyPart] {
      guard let text else { return SurveyPart.allCases }
      let names = Set(text.split { $0 == "," || $0.isWhitespace }.map(String.init))
      let known = SurveyPart.allCases.filter { names.contains($0.rawValue) }
      guard known.count == names.count else {
        let all = SurveyPart.allCases.map(\.rawValue).joined(separator: ", ")
        throw .unusableInput(name: parts.name, sentence: "Its parts are among these: \(all).")
      }
      return known
    }
  }

  /// Who answers, and what was found.
  struct Observation: Sendable {
    var ground: SurveyGround
    var findings: [SurveyPart: SurveyFinding]
  }

  func observe(_ wanted: Wanted, _ context: EngineContext) async throws(Problem) -> Observation {
    context.report(Progress("Reading the author", done: 0, of: wanted.parts.count))
    let author = wanted.author.sharingReads()
    let ground = SurveyGround(
      author: author, answerer: try await .init(author), product: wanted.product,
      tenant: wanted.tenant)
    let done = Mutex(0)
    let findings = try await concurrently(wanted.parts) { part async throws(Problem) in
      let finding = try await Self.read(part, ground)
      let count = done.withLock { done in
        done += 1
        return done
      }
      context.report(Progress("Reading the author", done: count, of: wanted.parts.count))
      return (part, finding)
    }
    // Some parts keep what was read before it was stopped.
    if Task.isCancelled { throw .cancelled }
    return Observation(
      ground: ground, findings: Dictionary(findings) { first, _ in first })
  }

  /// Reads one part; only a cancelled run makes it fail.
  private static func read(
    _ part: SurveyPart, _ ground: SurveyGround
  ) async throws(Problem) -> SurveyFinding {
    if let closed = ground.closing(part) { return SurveyFinding(closed) }
    do throws(Problem) {
      return try await part.read(ground)
    } catch .cancelled {
      throw .cancelled
    } catch {
      var finding = SurveyFinding()
      finding.note(error)
      return finding
    }
  }

  func conclude(_ observed: Observation, _ wanted: Wanted) throws(Problem) -> Conclusion {
    var conclusion = Conclusion(outcome(observed, wanted))
    // What was asked for comes first, and on which release that is comes last.
    for part in wanted.parts.filter({ $0 != .release }) + wanted.parts.filter({ $0 == .release }) {
      guard let finding = observed.findings[part] else { continue }
      conclusion.parts[part.rawValue] = finding.state
      conclusion.texts.merge(finding.texts) { $1 }
      conclusion.lists.merge(finding.lists) { $1 }
      conclusion.evidence += finding.evidence
      conclusion.cautions += finding.cautions
      if case .unread(let reason) = finding.state {
        conclusion.evidence.append(Evidence("Could not read \(part.words)", reason))
      }
    }
    if wanted.parts.contains(.smartTags) {
      conclusion.texts[SmartTagsSurvey.usedBefore] = SmartTagsSurvey.usedBefore(observed.findings)
    }
    return conclusion
  }

  private func outcome(_ observed: Observation, _ wanted: Wanted) -> Outcome {
    switch observed.ground.answerer {
    case .sling: return .failed(ProblemText(.author(.slingOnly)).cause)
    case .version(let version) where version.isTooOld:
      let shown = wanted.author.cleaner.line(version.text, limit: 60)
      return .failed(ProblemText(.author(.tooOld(version: shown))).cause)
    case .version, .cloud, .unnamed: break
    }
    let unread = wanted.parts.filter { part in
      if case .unread = observed.findings[part]?.state { true } else { false }
    }
    return unread.isEmpty
      ? .passed
      : .unknown("aem-setup could not read \(ProblemText.list(unread.map(\.words))).")
  }
}
