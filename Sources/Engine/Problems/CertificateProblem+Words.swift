extension CertificateProblem {
  /// The words for a certificate or private key; the path is nil when no file is named.
  func words(path: String?) -> ProblemWords {
    let file = ["path": ProblemWord.text(path)]
    func with(_ others: [String: ProblemWord]) -> [String: ProblemWord] {
      file.merging(others) { _, other in other }
    }
    return switch self {
    case .unreadable(let reason):
      .init(.certificateUnreadable, with(["reason": .text(reason)]))
    case .directory: .init(.certificateFolder, file)
    case .notAFile: .init(.certificateNoFile, file)
    case .tooLarge(let limit): .init(.certificateTooLarge, with(["limit": .number(limit)]))
    case .empty: .init(.certificateEmpty, file)
    case .wrongKind(.certificate, let found): found.withoutCertificate(file)
    case .wrongKind(.privateKey, let found): found.withoutPrivateKey(file)
    case .truncated(let block):
      .init(.certificateTruncated, with(["block": .text(block.map(String.init))]))
    case .damaged(let block):
      .init(.certificateDamaged, with(["block": .text(block.map(String.init))]))
    case .needsPassword: .init(.certificateNeedsPassword, file)
    case .wrongPassword: .init(.certificateWrongPassword, file)
    case .unsupportedEncryption: .init(.certificateEncryption, file)
    case .costly(let rounds, let limit):
      .init(
        .certificateCostly,
        with(["rounds": .text(String(rounds)), "limit": .text(String(limit))]))
    case .cannotSign: .init(.certificateCannotSign, file)
    case .request(let flaw): flaw.words
    case .notMade: .init(.certificateNotMade)
    case .exists(let path): .init(.certificateExists, ["path": .text(path)])
    case .openFolder(let path): .init(.certificateOpenFolder, ["path": .text(path)])
    case .unwritable(let path, let reason):
      .init(.certificateUnwritable, ["path": .text(path), "reason": .text(reason)])
    }
  }
}
