import Engine
import Testing

/// Pins the words about keystores, IMS configurations, cloud service, Brand Portal and Target.
@Suite("Words for problems of the other author operations")
struct ProblemTextAuthorTests {
  static let keystore: [Problem] = [
    KeystoreProblem.noSuchUser("u"), .noStore(user: "u"), .notConfirmed(alias: "a"),
    .file(path: "k.p12", .wrongPassword), .noKeyPair(path: "k.p12"),
    .keyMismatch(key: "k.key", chain: "k.crt"), .notRemoved(alias: "a"),
    .refused(home: "/home/u", status: 500, message: "Invalid password"),
    .refused(home: "/home/u", status: 500, message: ""),
  ].map { .keystore($0) }

  static let configurations: [Problem] =
    [
      IMSConfigurationProblem.several(["a", "b"]),
      .differs(title: "T", pid: "p", names: ["x", "y"]),
      .taken(validator: "v", title: "T", pid: "p"), .customizerTaken(type: "v", pid: "p"),
      .validatorUnknown(solution: "Adobe Target"), .formMissing,
    ].map { .imsConfiguration($0) }
    + [CloudServiceProblem.tokenRefused, .otherEdition(version: "6.5.20.0"), .nothingVisible]
    .map { .cloudService($0) }

  static let services: [Problem] =
    [
      BrandPortalProblem.agentsMissing(found: []), .severalConfigurations(["a", "b"]),
      .agentDisabled("m"), .agentFailed("m", reason: "access token: status: 400"),
      .agentFailed("m", reason: "401"), .agentFailed("m", reason: "timed out"),
      .agentFailed("m", reason: ""), .tokenProviderMissing(agent: "m", provider: "p"),
      .queuesNotIdle(["m: 2 waiting", "n: queue unknown"]), .notConfirmed(tenant: "acme"),
    ].map { .brandPortal($0) }
    + [
      TargetProblem.noConfiguration(name: nil), .noConfiguration(name: "n"),
      .differs(what: "Client Code", wanted: "a", found: "b"), .notConnected(reason: "no"),
      .noFramework(name: "f", found: ["/a", "/b"]), .severalFrameworks(["/a", "/b"]),
      .notPage(path: "/content/f"),
    ].map { .target($0) }

  @Test func keystores() {
    expect(
      Self.keystore,
      """
      keystore.user
        The keystore of the user u should be readable, but no such user can be seen.
        > Check the user's id under Tools > Security > Users.
        > Log in as a member of the group administrators: others do not see service users.
      keystore.none
        The user u has no keystore.
        > Create it: Tools > Security > Users, the user, tab Keystore, Create KeyStore.
      keystore.not-confirmed
        A private key that is removed cannot be brought back, so the alias has to be typed to agree. Nothing was sent.
        > Type a as the confirmation.
      certificate.wrong-password
        k.p12: The password does not open it, or it is damaged.
        > Check the password.
      keystore.no-key-pair
        A PKCS#12 file with a certificate and its private key is needed; k.p12 has no key.
        > Export certificate and private key together, as .p12 or .pfx.
        > When the private key is in a file of its own, give both files: key and certificates.
      keystore.mismatch
        The first certificate in k.crt is not that of the private key in k.key.
        > Give the files that were made together; the key's own certificate has to come first.
      keystore.not-removed
        AEM was asked to remove the entry a, and it is still there. The new key pair was not sent.
        > Remove it by hand: Tools > Security > Users, the user, tab Keystore.
        > Look in AEM's error.log for the reason.
      keystore.refused
        AEM refused the change of the keystore below /home/u (500): Invalid password.
        > Check the password of the keystore, and that of the file.
        > Look in AEM's error.log for the reason.
      keystore.refused
        AEM refused the change of the keystore below /home/u (500).
        > Run the step again: it starts by looking at what is there.
        > Look in AEM's error.log for the reason.
      """)
  }

  @Test func configurations() {
    expect(
      Self.configurations,
      """
      ims-configuration.several
        Several Adobe IMS configurations have this title and this client ID: a, b.
        > Delete those that nothing uses, under Tools > Security > Adobe IMS Configurations.
      ims-configuration.differs
        The Adobe IMS configuration T (p) was made elsewhere and has other values for: x, y. It was left as it is.
        > Open it under Tools > Security > Adobe IMS Configurations, correct the values, Save & Close.
        > When nothing uses it, delete it there, then run the step again.
      ims-configuration.taken
        The Adobe IMS configuration T (p) serves v already. An author needs one for each product.
        > Use that one, or delete it under Tools > Security > Adobe IMS Configurations when nothing uses it.
      ims-configuration.customizer
        The customizer p has the type v already: with two of them it is open whose client secret is sent.
        > See in /system/console/configMgr which provider uses it; delete it when none does.
      ims-configuration.validator
        How AEM checks the tokens of Adobe Target (auth.token.validator.type) is not documented, so its configuration cannot be written from here.
        > Create it by hand: Tools > Security > Adobe IMS Configurations, Create.
        > When another AEM has one, take the value from there (validatorType).
      ims-configuration.form
        The servlet behind AEM's form for Adobe IMS configurations was not found below /libs/cq/adobeims-configuration.
        > Create it by hand: Tools > Security > Adobe IMS Configurations, Create.
        > Adobe has ended service account (JWT) credentials: use OAuth Server-to-Server.
      cloud.token
        AEM as a Cloud Service did not accept the access token.
        > Get a new access token: they hold for a limited time.
        > Check that the token is for this environment, and for its author.
      cloud.edition
        This is AEM 6.5.20.0, not AEM as a Cloud Service.
        > Choose the route for AEM 6.x.
      cloud.nothing
        Neither /conf/global nor anything below it can be seen: it is no AEM, or the token's user may not read it.
        > Check that the address is that of the author.
        > Ask for read access to /conf/global/settings/cloudconfigs.
      """)
  }

  @Test func services() {
    expect(
      Self.services,
      """
      brand-portal.agents
        Brand Portal has four replication agents on an author; found: none.
        > Tools > Cloud Services > AEM Brand Portal: open the configuration, change a trifle, Save & Close, and look again.
        > If they still do not come, open a ticket with Adobe support.
      brand-portal.several
        An author can have one Brand Portal configuration; found: a, b.
        > Delete those that are not used, under Tools > Cloud Services > AEM Brand Portal.
      brand-portal.agent-off
        The replication agent m is switched off.
        > Tools > Deployment > Replication, Agents on author, the agent, Edit: tick Enabled.
      brand-portal.agent-test
        The connection test of the replication agent m failed: access token: status: 400.
        > The IMS token is refused: open the Adobe IMS configuration, Save & Close, Check Health; if that fails, delete it and make it again.
      brand-portal.agent-test
        The connection test of the replication agent m failed: 401.
        > The replication user mac-…-replication does not hold the current private key: save the Brand Portal configuration again.
      brand-portal.agent-test
        The connection test of the replication agent m failed: timed out.
        > With many items waiting, tick Close Connection (tab Extended) on all four agents.
      brand-portal.agent-test
        The connection test of the replication agent m failed.
        > Open the agent's log: Tools > Deployment > Replication, Agents on author, the agent.
      brand-portal.token-provider
        The replication agent m signs in with p, which does not exist.
        > Save the IMS configuration again, then the Brand Portal configuration.
      brand-portal.queues
        Every queue should be idle before an agent is deleted; found: m: 2 waiting, n: queue unknown. Nothing more was deleted.
        > Wait until all that waits is sent, then run the step again.
        > For a queue that stands still, open the agent's log: Tools > Deployment > Replication, Agents on author, the agent.
      brand-portal.not-confirmed
        What is deleted cannot be brought back, so the tenant ID has to be typed to agree. Nothing was deleted.
        > Type acme as the confirmation.
      target.none
        There is no Target configuration on this author.
        > Create it: Tools > Cloud Services > Legacy Cloud Services, Adobe Target, Configure now.
      target.none
        There is no Target configuration n on this author.
        > Create it: Tools > Cloud Services > Legacy Cloud Services, Adobe Target, Configure now.
      target.differs
        Client Code should be a, and the saved configuration has b.
        > Open the configuration under Legacy Cloud Services, Edit, and correct it.
      target.connect
        AEM could not connect to Target: no.
        > Check client code, e-mail and password in Target.
        > Check that AEM itself reaches Adobe: proxy (org.apache.http.proxyconfigurator), firewall.
      target.framework
        There is no framework f below a Target configuration; found: /a, /b.
        > Create it: on the configuration's page, + beside Available Frameworks.
        > Give its path, such as /etc/cloudservices/testandtarget/CONFIGURATION/FRAMEWORK.
      target.frameworks
        More than one framework is called so: /a, /b.
        > Give the path of the one that is meant.
      target.page
        /content/f is no page: it has no jcr:content, or it cannot be seen.
        > Give the path of the site's page, such as /content/site/en.
      """)
  }

  private func expect(_ problems: [Problem], _ expected: String) {
    let lines = problems.map { ProblemText($0) }.flatMap { text in
      [text.code, "  \(text.cause)"] + text.advice.map { "  > \($0)" }
    }
    for (found, expected) in zip(lines, expected.split(separator: "\n")) {
      #expect(found == expected)
    }
    #expect(lines.joined(separator: "\n") == expected)
  }
}
