extension AuthorProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .password(let user): .init(.authorPassword, ["user": .text(user)])
    case .loginPage: .init(.authorLoginPage)
    case .redirected(let target): .init(.authorRedirected, ["target": .text(target)])
    case .noConsoleRights(let user): .init(.authorConsoleRights, ["user": .text(user)])
    case .notAuthor(let found): .init(.authorNotAEM, ["found": .text(found)])
    case .slingOnly: .init(.authorSlingOnly)
    case .notReady(let detail): .init(.authorNotReady, ["detail": .text(detail)])
    case .bundlesNotActive(let first, let count):
      .init(
        .authorBundles,
        [
          "bundles": .list(first),
          "more": count > first.count ? .number(count - first.count) : .text(""),
        ])
    case .installerBusy(let seconds): .init(.authorInstalling, ["seconds": .number(seconds)])
    case .versionUnreadable(let found): .init(.authorVersion, ["found": .text(found)])
    case .tooOld(let version): .init(.authorTooOld, ["version": .text(version)])
    case .smartTagsMissing: .init(.authorSmartTagsMissing)
    case .smartTagsNotActive(let state):
      .init(.authorSmartTagsInactive, ["state": .text(state)])
    case .packagesHidden(let user): .init(.authorPackages, ["user": .text(user)])
    case .notTold(let title, let pid):
      .init(.authorNotTold, ["title": .text(title), "pid": .text(pid)])
    case .forbidden(let path, let user):
      .init(.authorForbidden, ["path": .text(path), "user": .text(user)])
    case .notFound(let path, let user):
      .init(.authorNotFound, ["path": .text(path), "user": .text(user)])
    case .notWritable(let path, let user, let message):
      .init(
        .authorNotWritable,
        ["path": .text(path), "user": .text(user), "message": .text(message)])
    case .notDeleted(let path): .init(.authorNotDeleted, ["path": .text(path)])
    case .notJSON(let path, let found):
      .init(.authorNotJSON, ["path": .text(path), "found": .text(found, or: .foundOther)])
    case .refused(let path, let status, let message, let wait):
      Self.refused(path, status, message, wait)
    case .unexpected(let path, let status, let message):
      .init(
        .authorUnexpected,
        ["path": .text(path), "status": .number(status), "message": .text(message)])
    }
  }

  /// The statuses by which AEM, or what is in front of it, says why it did nothing.
  private static func refused(
    _ path: String, _ status: Int, _ message: String, _ wait: String?
  ) -> ProblemWords {
    let places: [String: ProblemWord] = ["path": .text(path), "message": .text(message)]
    return switch status {
    case 409: .init(.authorConflict, places)
    case 413: .init(.authorTooMuch, places)
    case 429:
      .init(
        .authorTooMany, ["message": .text(message), "wait": .text(wait, or: .waitMinutes)])
    default:
      .init(
        .authorBadRequest,
        ["path": .text(path), "status": .number(status), "message": .text(message)])
    }
  }
}
