import HTTP

/// What a survey knows before it reads its parts: who answers, and what it is asked about.
struct SurveyGround: Sendable {
  /// Who answers at the address.
  enum Answerer: Equatable, Sendable {
    /// An AEM of this version.
    case version(ProductVersion)
    /// AEM as a Cloud Service, which does not show its version.
    case cloud
    /// An Apache Sling that is no AEM.
    case sling
    /// A server with AEM's content whose version cannot be read, and why.
    case unnamed(Problem)
  }

  /// The author; its readers share what they ask for.
  let author: AuthorClient
  /// The kind of server that answers, and its version.
  let answerer: Answerer
  /// The product whose IMS configurations count; nil for all.
  let product: AdobeProduct?
  /// The address of the Brand Portal tenant that counts; nil for any.
  let tenant: String?

  /// Cleans what the author says.
  var cleaner: Cleaner { author.cleaner }

  /// The release, as far as it is known.
  var release: ProductRelease {
    switch answerer {
    case .version(let version): version.release
    case .cloud: .cloud
    case .sling, .unnamed: .unknown
    }
  }

  /// Why a part cannot be read here, whoever asks; nil where it can be tried.
  func closing(_ part: SurveyPart) -> PartState? {
    switch part {
    case .release: return nil
    case .cloud:
      return release == .cloud || (release == .unknown && author.usesToken)
        ? nil : .closed("This is not AEM as a Cloud Service.")
    case .health, .ims, .packages, .smartTags, .keystore, .workflow, .brandPortal, .agents,
      .target, .links:
      return release == .cloud ? .closed("AEM as a Cloud Service does not show it.") : nil
    }
  }
}

extension SurveyGround.Answerer {
  /// Finds out who answers, with one request where it is an AEM that tells its version.
  ///
  /// That request comes before all others, so that a wrong password is sent once.
  ///
  /// - Throws: the problem when nothing could be read: no answer, no sign-in, or no AEM.
  init(_ author: AuthorClient) async throws(Problem) {
    if author.isCloudAddress {
      // It does not accept a password, so none is sent there.
      if author.usesToken, try await author.node("/conf/global") == nil {
        throw .cloudService(.nothingVisible)
      }
      self = .cloud
      return
    }
    do throws(Problem) {
      self = .version(try await author.productVersion())
    } catch {
      switch error.groundsOfSurvey {
      case .none: throw error
      case .sling: self = .sling
      case .author: self = .unnamed(error)
      case .open:
        // No version: an AEM as a Cloud Service, or one behind something that closes the console.
        guard (try? await author.node("/conf/global")) != nil else { throw error }
        self = error.isClosedConsole && author.usesToken ? .cloud : .unnamed(error)
      }
    }
  }
}

extension Problem {
  /// What a problem with the product version says about whoever answers.
  fileprivate enum SurveyGrounds {
    /// Nothing can be read there.
    case none
    /// A Sling answers that is no AEM.
    case sling
    /// An AEM answers that does not tell its version.
    case author
    /// It can be an AEM or not.
    case open
  }

  fileprivate var groundsOfSurvey: SurveyGrounds {
    switch self {
    case .author(.slingOnly): .sling
    case .author(.noConsoleRights): .author
    case .author(.password), .author(.loginPage), .author(.redirected), .author(.notReady),
      .cloudService, .plainHTTP, .cancelled:
      .none
    case .noAnswer(_, let failure):
      switch failure {
      case .dropped, .tooLarge, .malformed, .timedOut(.stalled, _, _), .timedOut(.total, _, _):
        .open
      case .unresolved, .unreachable, .proxy, .proxyAnswer, .handshake, .certificate,
        .authorityFile, .unsafeHeader, .cancelled, .timedOut(.connecting, _, _):
        .none
      }
    default: .open
    }
  }

  /// Whether the web console is not there at all.
  fileprivate var isClosedConsole: Bool {
    if case .author(.notAuthor) = self { true } else { false }
  }
}
