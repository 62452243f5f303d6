/// The problems with the OSGi configurations of Smart Tags.
package enum OSGiProblem: Equatable, Sendable {
  /// The folder of configurations does not exist, or cannot be seen.
  case folderMissing(path: String, user: String)
  /// None of the files is the provider of Smart Tags; these providers were found.
  case providerMissing(found: [String])
  /// More than one instance is.
  case severalProviders([String])
  /// No customizer has the type that the provider asks for; nil when it asks for none.
  case partnerMissing(type: String?)
  /// More than one instance of the customizer has it.
  case severalPartners([String])
  /// Two files mean the same instance, and both have new names.
  case severalFiles([String])
  /// A file cannot be understood.
  case unreadable(file: String)
  /// The installer did not take a file up.
  case notSeen(pid: String, seconds: Int)
  /// AEM has other values than the file.
  case seenDifferently(pid: String, names: [String])
  /// A file or a configuration still exists after it was deleted.
  case notDeleted(String)
  /// The local copy cannot be written; nothing was changed.
  case copyFailed(path: String, reason: String)
  /// There is no local copy to restore from.
  case noCopies(folder: String)
  /// The local copy cannot be read.
  case damagedCopies(path: String)
}
