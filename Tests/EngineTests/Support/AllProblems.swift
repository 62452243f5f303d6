import Engine
import HTTP
import Values

/// One example of every text about a problem, in the order of their declaration.
enum AllProblems {
  static let all =
    input + network + author + smartTags + osgi + configurations + keystore + services + token
    + jwt + credentialFile + certificateFile + console

  static let input: [Problem] = [
    .unknownOperation("x.y"), .missingInput("orgId"),
    .unusableInput(name: "name", sentence: "The name is empty."),
    .address(what: "the AEM author", .empty), .address(what: "the AEM author", .scheme(nil)),
    .address(what: "the AEM author", .scheme("ftp")),
    .address(what: "the AEM author", .credentials),
    .address(what: "the AEM author", .host), .address(what: "the AEM author", .port("99999")),
    .address(what: "the AEM author", .character), .plainHTTP(host: "aem.example.com"),
    .changeAmbiguous(
      LostChange(
        cause: .noAnswer(system: .author, .timedOut(.total, seconds: 3, sent: true)),
        finding: "the page /etc/x does not exist")), .worldMoved,
    .readsBackDifferently([
      Change("orgId", before: nil, after: "b"), Change("apiKey", before: "c", after: nil),
      Change("serviceUrl", before: "d", after: "e"), Change("more", before: "f", after: "g"),
    ]),
    .cancelled,
  ]

  static let network: [Problem] =
    [
      HTTPFailure.unresolved(host: "h"), .unreachable(host: "h", port: 4502),
      .proxy(name: "p:1", detail: "status 407"),
      .proxy(name: "p:1", detail: ""), .proxyAnswer(name: "p:1", status: 407),
      .proxyAnswer(name: "p:1", status: 502), .handshake(host: "h", detail: "protocol"),
      .certificate(host: "h", .expired), .certificate(host: "h", .notYetValid),
      .certificate(host: "h", .wrongHost), .certificate(host: "h", .unknownAuthority(file: nil)),
      .certificate(host: "h", .unknownAuthority(file: "/ca.pem")),
      .certificate(host: "h", .other(detail: "d")), .authorityFile(path: "/ca.pem", .missing),
      .authorityFile(path: "/ca.pem", .unreadable), .authorityFile(path: "/ca.pem", .notRegular),
      .authorityFile(path: "/ca.pem", .empty),
      .authorityFile(path: "/ca.pem", .tooLarge(limit: 16 << 20)),
      .authorityFile(path: "/ca.pem", .noCertificate),
      .timedOut(.connecting, seconds: 10, sent: false),
      .timedOut(.stalled, seconds: 15, sent: true),
      .timedOut(.total, seconds: 0.5, sent: false), .timedOut(.total, seconds: 1, sent: true),
      .dropped(sent: true), .dropped(sent: false),
      .tooLarge(limit: 8 << 20), .tooLarge(limit: 64 << 10), .malformed(detail: "SSH-2.0"),
      .unsafeHeader(name: "X"),
      .cancelled(sent: true),
    ].map { .noAnswer(system: .author, $0) } + [
      .noAnswer(system: .ims, .unresolved(host: "h")),
      .noAnswer(system: .ims, .handshake(host: "h", detail: "unexpected eof")),
      .noAnswer(system: .developerConsole, .unresolved(host: "h")),
    ]

  static let author: [Problem] = [
    AuthorProblem.password(user: "admin"), .loginPage, .redirected(to: "https://h/"),
    .noConsoleRights(user: "admin"), .notAuthor(found: "nginx"), .notAuthor(found: ""),
    .slingOnly, .notReady(detail: "starting"), .bundlesNotActive(first: ["a", "b"], count: 4),
    .bundlesNotActive(first: ["a"], count: 1), .installerBusy(seconds: 10),
    .versionUnreadable(found: "x"), .tooOld(version: "6.1.0"),
    .smartTagsMissing, .smartTagsNotActive(state: "Resolved"), .packagesHidden(user: "u"),
    .notTold(title: "Day CQ Link Externalizer", pid: "p"),
    .forbidden(path: "/p", user: "u"), .notFound(path: "/p", user: "u"),
    .notWritable(path: "/p", user: "u", message: "m"), .notDeleted(path: "/p"),
    .notJSON(path: "/p", found: "text/html"),
    .notJSON(path: "/p", found: ""), .unexpected(path: "/p", status: 500, message: "m"),
    .refused(path: "/p", status: 400, message: "m", wait: nil),
    .refused(path: "/p", status: 409, message: "m", wait: nil),
    .refused(path: "/p", status: 413, message: "m", wait: nil),
    .refused(path: "/p", status: 429, message: "", wait: nil),
    .refused(path: "/p", status: 429, message: "m", wait: "30 seconds"),
  ].map { .author($0) }

  static let smartTags: [Problem] = [
    .configuration(.cryptoNotActive(state: nil)),
    .configuration(.cryptoNotActive(state: "Resolved")),
    .configuration(.secretInClear(path: "/p", removed: true)),
    .configuration(.secretInClear(path: "/p", removed: false)),
    .configuration(.createdElsewhere(path: "/p", made: "/p0")),
    .configuration(.notCreated(path: "/p", message: "m")),
    .validation(.beanMissing(name: "b", status: 404)),
    .validation(.notInvoked(status: 405, message: "m")),
    .validation(.notAsset(path: "/content/dam/f", type: "sling:Folder")),
    .validation(.failed(raw: "a failed")),
    .workflow(.modelMissing(user: "u")), .workflow(.notOverridden(message: "")),
    .workflow(.notOverridden(message: "m")),
    .workflow(.thumbnailsMissing(path: "/p")), .workflow(.notSynchronized(message: "m")),
  ]

  static let token: [Problem] = [
    TokenProblem.clientSecret, .clientSecrets(count: 2), .clientID, .client(description: "d"),
    .scopeRefused(description: "d"), .throttled(retryAfter: "30 seconds"),
    .throttled(retryAfter: nil),
    .unavailable(status: 502, retryAfter: nil), .unavailable(status: 503, retryAfter: "60 seconds"),
    .notIMS(status: 200, found: "Login"), .noToken, .expired(seconds: 60),
    .notValid(reason: "bad_signature"), .tokenRejected(status: 401, description: "d"),
    .refused(status: 400, error: "e", description: "d"),
    .refused(status: 400, error: "", description: ""),
    .scopeMissing(scope: "s", granted: ["a", "b"], product: "Smart Content"),
    .scopeMissing(scope: "s", granted: [], product: "Smart Content"),
  ].map { .token($0) }

  static let credentialFile: [Problem] = [
    CredentialFileFlaw.unreadable(reason: "r"), .directory, .notAFile, .tooLarge(limit: 1 << 20),
    .empty, .webPage, .archive, .privateKey, .certificate, .notJSON(nil),
    .notJSON(JSONFlaw(line: 2, column: 3, .expected(.colon))),
    .postmanEnvironment, .noCredential,
    .serviceAccount, .serviceToken, .several(names: ["a", "b"]), .noneNamed("c", names: ["a"]),
    .missing(member: "client ID"),
  ].map { .credentialFile(path: "f.json", $0) }
}
