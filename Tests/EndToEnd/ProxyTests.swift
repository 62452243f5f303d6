import Testing
import Values

/// The requests that a proxy receives, and the messages when it fails.
@Suite(.timeLimit(.minutes(15))) struct ProxyTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func answers(_ sandbox: SandboxProcess, for address: String) throws -> String {
    try AnswersFile(sandbox).setting("aem", "url", to: .string(address))
      .setting("aem", "allowPlainHTTP", to: "yes").write(to: "answers.json", in: scratch)
  }

  /// An author on this machine, often the end of a tunnel, whose password no proxy receives.
  @Test func thisMachineIsNeverAskedThroughAProxy() throws {
    let sandbox = try SandboxProcess(scratch)
    let proxy = try RecordingProxy(scratch, answering: "502")
    let url = "http://127.0.0.1:\(proxy.port)"
    let byVariable = try Program.run(
      "plan", sandbox.answers, in: scratch,
      adding: ["http_proxy": url, "https_proxy": url, "all_proxy": url, "ALL_PROXY": url])
    #expect(byVariable.ending == .exit(3), "\(byVariable.said)")
    let byOption = try Program.run("plan", sandbox.answers, "--proxy", url, in: scratch)
    #expect(byOption.ending == .exit(3), "\(byOption.said)")
    #expect(proxy.requests == "")
    let named = "127.0.0.1:\(proxy.port)"
    #expect(!byVariable.said.contains(named) && !byOption.said.contains(named))
  }

  @Test func aProxyIsNamedBeforeTheFirstRequest() throws {
    let sandbox = try SandboxProcess(scratch)
    let proxy = try RecordingProxy(scratch, answering: "never")
    let path = try answers(sandbox, for: "http://author.invalid:4502")
    let child = try Program.start(
      "plan", path, in: scratch, adding: ["http_proxy": "http://joe:hidden@127.0.0.1:\(proxy.port)"]
    )
    // The proxy holds the answer back, so that nothing could be said on the ground of it.
    try waitFor("a request") {
      proxy.requests.contains("GET http://author.invalid:4502/") ? true : nil
    }
    let sentence =
      "Using the proxy 127.0.0.1:\(proxy.port) (http_proxy) to reach http://author.invalid:4502."
    #expect(child.errors.ranges(of: sentence).count == 1, "\(child.errors)")
    #expect(!child.errors.contains("hidden") && !child.errors.contains("joe"))
  }

  @Test(arguments: [
    ("http", "502", "answered 502 instead of the AEM author"),
    ("http", "407", "requires credentials (407)"),
    ("https", "502", "blocks the request to the AEM author: status 502"),
    ("https", "407", "blocks the request to the AEM author: status 407"),
  ])
  func theProxysFailureIsNotTheAuthors(
    _ scheme: String, _ status: String, _ sentence: String
  ) throws {
    let sandbox = try SandboxProcess(scratch)
    let proxy = try RecordingProxy(scratch, answering: status)
    let path = try answers(sandbox, for: "\(scheme)://author.invalid")
    let run = try Program.run(
      "plan", path, "--proxy", "http://joe:hidden@127.0.0.1:\(proxy.port)", in: scratch)
    #expect(run.ending == .exit(1), "\(run.said)")
    #expect(run.output.contains("The proxy 127.0.0.1:\(proxy.port) \(sentence)"), "\(run.said)")
    #expect(!run.said.contains("hidden"))
    #expect(run.errors.contains("(--proxy) to reach \(scheme)://author.invalid."), "\(run.errors)")
  }

  @Test func aProxyThatIsNotThereIsNamed() throws {
    let sandbox = try SandboxProcess(scratch)
    let path = try answers(sandbox, for: "http://author.invalid")
    let run = try Program.run("plan", path, "--proxy", "127.0.0.1:1", in: scratch)
    #expect(run.ending == .exit(1))
    #expect(
      run.output.contains("The proxy 127.0.0.1:1 blocks the request to the AEM author"),
      "\(run.said)")
  }
}
