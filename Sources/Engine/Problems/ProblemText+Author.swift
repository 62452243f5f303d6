extension ProblemText {
  /// The author answers, but not with what was asked for.
  static func author(_ problem: AuthorProblem) -> ProblemText {
    switch problem {
    case .password(let user):
      return ProblemText(
        "author.password", "AEM refused the user \(user) or the password (401).",
        "Enter the password again; mind the keyboard layout and spaces at its end.",
        "Check that it is a user of this AEM, not of Adobe IMS.",
        "AEM as a Cloud Service takes no password: choose its way.")
    case .loginPage:
      return ProblemText(
        "author.login-page", "AEM answered with its login page instead of the data asked for.",
        "Check that nothing between here and AEM takes the password out (proxy, dispatcher).",
        "Use the author's own address, without single sign-on in front of it.")
    case .redirected(let target):
      return ProblemText(
        "author.redirected", "AEM was expected to answer, and redirects to \(target) instead.",
        "When that is the right address, such as https for http, enter it.",
        "Use the author's own address, not that of a dispatcher.")
    case .noConsoleRights(let user):
      return ProblemText(
        "author.console-rights",
        "The user \(user) may log in, but not use the web console /system/console (403).",
        "Use a member of the group administrators.",
        "Ask the administrator whether the console is closed on this instance.")
    case .notAuthor(let found):
      return ProblemText(
        "author.not-aem", "What answers at this address is not AEM\(said(found)).",
        "Check host and port; an author usually listens on port 4502.",
        "When AEM has a context path, put it into the address.")
    case .slingOnly:
      return ProblemText(
        "author.sling-only",
        "An Apache Sling answers, but its console has no product information: it is not an AEM.",
        "Check host and port; an author usually listens on port 4502.")
    case .notReady(let detail):
      return ProblemText(
        "author.not-ready", "AEM is not ready (503)\(said(detail)).",
        "Wait some minutes: it starts or stops.", "See error.log when it stays like that.")
    case .bundlesNotActive(let first, let count):
      let more = count > first.count ? " and \(count - first.count) more" : ""
      return ProblemText(
        "author.bundles",
        "All bundles should be active, but \(count) \(count == 1 ? "is" : "are") not: "
          + "\(list(first))\(more).",
        "Wait some minutes when AEM has just started.",
        "Open /system/console/bundles and start them; error.log names what is missing.")
    case .installerBusy(let seconds):
      return ProblemText(
        "author.installing",
        "AEM was still installing packages or bundles after \(seconds) seconds.",
        "Wait until the installation is done, then run the step again.")
    case .versionUnreadable(let found):
      return ProblemText(
        "author.version", "The product information names no version of AEM\(said(found)).",
        "Open /system/console/status-productinfo.txt and see what it says.")
    case .tooOld(let version):
      return ProblemText(
        "author.too-old",
        "AEM \(version) is older than 6.2, the first version that any way is documented for.",
        "Upgrade AEM, with the latest service pack.")
    case .smartTagsMissing:
      return ProblemText(
        "author.smart-tags-missing",
        "The bundle com.day.cq.dam.cq-dam-similaritysearch, which does the tagging, is not there.",
        "Check that Assets is part of this installation.", "Install the latest service pack again.")
    case .smartTagsNotActive(let state):
      return ProblemText(
        "author.smart-tags-inactive",
        "The bundle com.day.cq.dam.cq-dam-similaritysearch should be active, but is: \(state).",
        "Start it in /system/console/bundles; error.log names what is missing.")
    case .packagesHidden(let user):
      return ProblemText(
        "author.packages",
        "Package Manager should list AEM's packages, and lists none: \(user) may not see them.",
        "Use a member of the group administrators.",
        "Look by hand: Tools > Deployment > Packages.")
    case .notTold(let title, let pid):
      return ProblemText(
        "author.not-told",
        "The web console should show \(title), and knows nothing under \(pid).",
        "Look by hand: Tools > Operations > Web Console, OSGi > Configuration.",
        "Check in /system/console/bundles that all bundles are active.")
    case .forbidden(let path, let user):
      return ProblemText(
        "author.forbidden", "The user \(user) may not read \(path) (403).",
        "Use a member of the group administrators.")
    case .notFound(let path, let user):
      return ProblemText(
        "author.not-found",
        "AEM says that \(path) is not there (404): it is missing, or \(user) may not see it.",
        "Use a member of the group administrators.",
        "Look for the path in CRXDE with an administrator.")
    case .notWritable(let path, let user, let message):
      return ProblemText(
        "author.not-writable", "The user \(user) may not change \(path)\(said(message)).",
        "Use a member of the group administrators.",
        "Give the user the right to modify that path.")
    case .notDeleted(let path):
      return ProblemText(
        "author.not-deleted", "AEM was asked to delete \(path), and it is still there.",
        "Delete it by hand in CRXDE Lite, as an administrator, and press Save All.",
        "Look in AEM's error.log for the reason.")
    case .notJSON(let path, let found):
      return ProblemText(
        "author.not-json",
        "JSON was expected from \(path), and \(found.isEmpty ? "something else" : found) came.",
        "Check that nothing stands between here and AEM (proxy, dispatcher).",
        "Run the step again when AEM has just started.")
    case .refused(let path, let status, let message, let wait):
      return refused(path, status, message, wait)
    case .unexpected(let path, let status, let message):
      return ProblemText(
        "author.unexpected", "AEM answered \(status) for \(path)\(said(message)).",
        "Run the step again.", "Look in AEM's error.log for the reason.")
    }
  }
  /// The statuses by which AEM, or what is in front of it, says why it did nothing.
  private static func refused(
    _ path: String, _ status: Int, _ message: String, _ wait: String?
  ) -> ProblemText {
    switch status {
    case 409:
      return ProblemText(
        "author.conflict",
        "AEM did not change \(path): the change conflicts with what is there (409)\(said(message)).",
        "Check whether somebody else changes \(path) right now.",
        "Run the step again: it starts by looking at what is there.")
    case 413:
      return ProblemText(
        "author.too-much",
        "The request for \(path) is larger than AEM, or a server in front of it, accepts "
          + "(413)\(said(message)).",
        "Use the author's own address, not that of a dispatcher or load balancer.",
        "Raise the limit for requests of the server that refuses.")
    case 429:
      return ProblemText(
        "author.too-many",
        "AEM, or a server in front of it, gets too many requests (429)\(said(message)).",
        wait.map { "Wait \($0), then run the step again." }
          ?? "Wait some minutes, then run the step again.",
        "Use the author's own address, not that of a dispatcher or load balancer.")
    default:
      return ProblemText(
        "author.bad-request",
        "AEM did not accept the request for \(path) (\(status))\(said(message)).",
        "Check the values of this step.", "Look in AEM's error.log for the reason.")
    }
  }
}
