extension ProblemText {
  /// The OSGi configurations of Smart Tags cannot be changed.
  static func osgi(_ problem: OSGiProblem) -> ProblemText {
    switch problem {
    case .folderMissing(let path, let user):
      return ProblemText(
        "osgi.folder", "The folder \(path) is missing, or the user \(user) may not see it.",
        "Use a member of the group administrators.",
        "See in CRXDE Lite where this AEM keeps its configurations.")
    case .providerMissing(let found):
      return ProblemText(
        "osgi.provider",
        "No access token provider with the validator adobe-ims-similaritysearch lies in "
          + "/apps/system/config. Providers there: \(list(found)).",
        "Look for the provider adobe-ims-similaritysearch in /system/console/configMgr; save it "
          + "there once, so that AEM writes its file.",
        "When Smart Tags were never set up with OSGi configurations, nothing has to be migrated.")
    case .severalProviders(let names):
      return ProblemText(
        "osgi.providers", "Several access token providers are for Smart Tags: \(list(names)).",
        "Delete those that are left over in /system/console/configMgr, then run the step again.")
    case .partnerMissing(let type):
      let cause =
        type.map { "No customizer has the type \($0), which the provider asks for." }
        ?? "The provider names no customizer (token.request.customizer.type)."
      return ProblemText(
        "osgi.customizer", cause,
        "Compare token.request.customizer.type of the provider and customizer.type of the "
          + "customizers in /system/console/configMgr.")
    case .severalPartners(let names):
      return ProblemText(
        "osgi.customizers", "Several customizers have the type of the provider: \(list(names)).",
        "Delete those that are left over in /system/console/configMgr, then run the step again.")
    case .severalFiles(let names):
      return ProblemText(
        "osgi.same-instance", "These files mean the same configuration: \(list(names)).",
        "Keep one of them in /apps/system/config and delete the others.")
    case .unreadable(let file):
      return ProblemText(
        "osgi.unreadable", "The file \(file) cannot be made out.",
        "Download it and see what aem-setup osgi lint says about it.")
    case .notSeen(let pid, let seconds):
      return ProblemText(
        "osgi.not-seen",
        "The file is in the repository, but after \(seconds) seconds AEM holds no configuration "
          + "\(pid). The old one was left alone.",
        "Wait until the OSGi installer is idle, then run the step again.",
        "See error.log for what the installer says about the file.")
    case .seenDifferently(let pid, let names):
      return ProblemText(
        "osgi.other-values",
        "AEM holds \(pid) with other values than its file: \(list(names)). The old "
          + "configuration was left alone.",
        "Run the step again.",
        "See in /system/console/configMgr whether somebody else changes it.")
    case .notDeleted(let what):
      return ProblemText(
        "osgi.not-deleted", "\(what) is still there after it was deleted.",
        "Check that the user may write below /apps/system/config and use the web console.",
        "Run the step again.")
    case .copyFailed(let path, let reason):
      return ProblemText(
        "osgi.copy", "The local copy \(path) cannot be written: \(reason). Nothing was changed.",
        "Check the folder and who may write there.")
    case .noCopies(let folder):
      return ProblemText(
        "osgi.no-copies", "There is no local copy of this author's configurations in \(folder).",
        "Name the folder that the migration used.")
    case .damagedCopies(let path):
      return ProblemText(
        "osgi.damaged-copies", "The local copy \(path) cannot be read.",
        "Restore the folder from a backup of this machine.")
    }
  }
}
