extension OSGiProblem {
  /// The code of the problem, and what the places of its text contain.
  var words: ProblemWords {
    switch self {
    case .folderMissing(let path, let user):
      .init(.osgiFolder, ["path": .text(path), "user": .text(user)])
    case .providerMissing(let found): .init(.osgiProvider, ["found": .list(found)])
    case .severalProviders(let names): .init(.osgiProviders, ["found": .list(names)])
    case .partnerMissing(nil): .init(.osgiCustomizerUnnamed)
    case .partnerMissing(let type?): .init(.osgiCustomizer, ["type": .text(type)])
    case .severalPartners(let names): .init(.osgiCustomizers, ["found": .list(names)])
    case .severalFiles(let names): .init(.osgiSameInstance, ["files": .list(names)])
    case .unreadable(let file): .init(.osgiUnreadable, ["file": .text(file)])
    case .notSeen(let pid, let seconds):
      .init(.osgiNotSeen, ["pid": .text(pid), "seconds": .number(seconds)])
    case .seenDifferently(let pid, let names):
      .init(.osgiOtherValues, ["pid": .text(pid), "names": .list(names)])
    case .notDeleted(let what): .init(.osgiNotDeleted, ["what": .text(what)])
    case .copyFailed(let path, let reason):
      .init(.osgiCopy, ["path": .text(path), "reason": .text(reason)])
    case .noCopies(let folder): .init(.osgiNoCopies, ["folder": .text(folder)])
    case .damagedCopies(let path): .init(.osgiDamagedCopies, ["path": .text(path)])
    }
  }
}
