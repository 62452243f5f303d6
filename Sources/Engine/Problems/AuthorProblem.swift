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

/// The problems with the Smart Tags configuration itself.
package enum ConfigurationProblem: Equatable, Sendable {
  /// The bundle that encrypts secrets is missing (nil) or in another state; nothing was sent.
  case cryptoNotActive(state: String?)
  /// AEM stored the secret as it was; says whether removing it worked.
  case secretInClear(path: String, removed: Bool)
  /// AEM created the page under another path than was asked for: the name was taken in the
  /// meantime.
  case createdElsewhere(path: String, made: String)
  /// The page does not exist after AEM was asked to create it.
  case notCreated(path: String, message: String)
}

/// The problems of validating in AEM.
package enum ValidationProblem: Equatable, Sendable {
  /// The JMX console does not know the MBean or its operation.
  case beanMissing(name: String, status: Int)
  /// The operation could not be invoked.
  case notInvoked(status: Int, message: String)
  /// What should be an asset is a node of another type.
  case notAsset(path: String, type: String)
  /// AEM says that a configuration failed; `raw` is what it said.
  case failed(raw: String)
}

/// The problems with the workflow model DAM Update Asset.
package enum WorkflowProblem: Equatable, Sendable {
  /// Neither the site's model nor the shipped one can be read.
  case modelMissing(user: String)
  /// AEM did not copy the shipped model.
  case notOverridden(message: String)
  /// The model has no step Process Thumbnails to insert the step after.
  case thumbnailsMissing(path: String)
  /// The design was changed, but the runtime model was not generated.
  case notSynchronized(message: String)
}
