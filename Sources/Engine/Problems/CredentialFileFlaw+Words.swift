import Values

extension CredentialFileFlaw {
  /// The words for a credential file at a path that cannot be used.
  func words(path: String) -> ProblemWords {
    let file = ProblemWord.text(path)
    return switch self {
    case .unreadable(let reason):
      .init(.credentialFileUnreadable, ["path": file, "reason": .text(reason)])
    case .directory: .init(.credentialFileDirectory, ["path": file])
    case .notAFile: .init(.credentialFileNotAFile, ["path": file])
    case .tooLarge(let limit):
      .init(.credentialFileTooLarge, ["path": file, "size": .text(ByteCount.text(limit))])
    case .empty: .init(.credentialFileEmpty, ["path": file])
    case .webPage: .init(.credentialFileWebPage, ["path": file])
    case .archive: .init(.credentialFileArchive, ["path": file])
    case .privateKey: .init(.credentialFilePrivateKey, ["path": file])
    case .certificate: .init(.credentialFileCertificate, ["path": file])
    case .notJSON(let flaw):
      .init(.credentialFileNotJSON, ["path": file, "flaw": .text(flaw?.sentence)])
    case .postmanEnvironment: .init(.credentialFilePostman, ["path": file])
    case .noCredential: .init(.credentialFileNoCredential, ["path": file])
    case .serviceAccount: .init(.credentialFileJWT, ["path": file])
    case .serviceToken: .init(.credentialFileServiceToken, ["path": file])
    case .several(let names):
      .init(.credentialFileSeveral, ["path": file, "names": .list(names)])
    case .noneNamed(let name, let names):
      .init(
        .credentialFileNoneNamed, ["path": file, "name": .text(name), "names": .list(names)])
    case .missing(let member):
      .init(.credentialFileMissing, ["path": file, "member": .text(member)])
    }
  }
}
