/// The answers of an author that are not what was asked for.
package enum AuthorProblem: Equatable, Sendable {
  /// 401: unknown user or wrong password.
  case password(user: String)
  /// The login form, or a redirect to it: the credentials were not looked at.
  case loginPage
  /// A redirect to somewhere else.
  case redirected(to: String)
  /// 403 by the web console.
  case noConsoleRights(user: String)
  /// The server that answers is no Sling; `found` describes it.
  case notAuthor(found: String)
  /// A Sling with a web console, but without AEM's product information.
  case slingOnly
  /// 503: it starts or stops.
  case notReady(detail: String)
  /// Bundles that are neither active nor a resolved fragment; the first few by name.
  case bundlesNotActive(first: [String], count: Int)
  /// The installer still works after some seconds of waiting.
  case installerBusy(seconds: Int)
  /// The product information names no version.
  case versionUnreadable(found: String)
  /// Older than any release that the procedures cover.
  case tooOld(version: String)
  /// The Smart Tags bundle does not exist.
  case smartTagsMissing
  /// The Smart Tags bundle exists, in this state.
  case smartTagsNotActive(state: String)
  /// Package Manager lists no package, and every AEM has some.
  case packagesHidden(user: String)
  /// The web console shows nothing about a configuration that every AEM has; `title` is its name.
  case notTold(title: String, pid: String)
  /// 403 on a path of the repository.
  case forbidden(path: String, user: String)
  /// 404: missing, or not to be seen by this user.
  case notFound(path: String, user: String)
  /// A write was refused for want of permission.
  case notWritable(path: String, user: String, message: String)
  /// A node is still there after a deletion that AEM took without an error.
  case notDeleted(path: String)
  /// Something else came where JSON was expected; `found` describes it.
  case notJSON(path: String, found: String)
  /// A refusal by 400, 409 or 413 for a write, or by 429 for anything: AEM did nothing.
  ///
  /// `wait` is how long to wait, if AEM said it.
  case refused(path: String, status: Int, message: String, wait: String?)
  /// A status that no other case covers.
  case unexpected(path: String, status: Int, message: String)
}
