import Engine
import Testing

/// Pins every word: a change of the text is a change of this table.
@Suite("Words for problems")
struct ProblemTextTests {
  @Test func inputAndRun() {
    expect(
      AllProblems.input,
      """
      engine.operation
        A screen asks for the operation x.y, which does not exist.
        > Use the screens that belong to this version of aem-setup.
      input.missing
        The value orgId is needed and was not given.
        > Give orgId.
      input.unusable
        The value name cannot be used. The name is empty.
        > Correct name.
      input.address
        The address of the AEM author cannot be used: it is empty.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: it does not start with https://.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: ftp:// is neither https:// nor http://.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: it contains a user or a password, which are given apart from it.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: its host is missing or contains a character that no host has.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: 99999 is no port; ports go from 1 to 65535.
        > Give an address such as https://host:port.
      input.address
        The address of the AEM author cannot be used: it contains a space or another character that no address has.
        > Give an address such as https://host:port.
      input.plain-http
        Credentials would travel to aem.example.com over http, where they can be read on their way.
        > Use the https address.
        > For an AEM inside a network that you trust, allow plain http (aem.allowPlainHTTP: yes).
      write.ambiguous
        No answer came from the AEM author within 3 seconds. The request may have arrived. The change was looked for and does not show: the page /etc/x is not there. It may still arrive, so it is not sent again without your word.
        > Wait some minutes, then run the step again: it looks first, and goes on when the change is there.
        > When it does not show even then, resume this session at a terminal. There you decide whether it is sent again.
      write.moved
        What the changes rest on is not as it was a moment ago.
        > Run the step again: it shows what is to be changed now.
        > See whether somebody else changes the same thing right now.
      write.reads-back-differently
        The changes were taken without an error, but reading back shows other values: orgId: found nothing, wanted b; apiKey: found c, wanted nothing; serviceUrl: found d, wanted e, and 1 more.
        > Run the step again.
        > See whether somebody else changes the same thing right now.
        > Look in AEM's error.log for the reason.
      run.cancelled
        The step was stopped before it was done.
        > Run it again: it starts by looking at what is there.
      """)
  }

  @Test func network() {
    expect(
      AllProblems.network,
      """
      network.unresolved
        The host of the AEM author cannot be found: h has no address.
        > Check the spelling of the host.
        > Check the VPN and the name server of this machine.
      network.unreachable
        Nothing answers for the AEM author at h on port 4502.
        > Check that it is running and that host and port are right.
        > Check the firewall and the VPN between this machine and it.
      network.proxy
        The proxy p:1 does not let the request to the AEM author through: status 407.
        > Check the proxy's address and credentials (--proxy, http_proxy, https_proxy).
        > Put hosts that need no proxy into no_proxy.
      network.proxy
        The proxy p:1 does not let the request to the AEM author through.
        > Check the proxy's address and credentials (--proxy, http_proxy, https_proxy).
        > Put hosts that need no proxy into no_proxy.
      network.proxy-login
        The proxy p:1 requires credentials (407).
        > Enter them in the proxy's address (--proxy, http_proxy, https_proxy).
        > Put hosts that need no proxy into no_proxy.
      network.proxy-answer
        The proxy p:1 answered 502 in place of the AEM author. The request may have arrived.
        > Check that the proxy can reach the AEM author.
        > Put hosts that need no proxy into no_proxy.
        > Run the step again: it starts by looking at what is there.
      network.handshake
        No protected connection to h came about: protocol.
        > Check that the port is the one for https.
        > Ask whoever runs it which TLS versions are allowed.
      network.certificate-expired
        The certificate of h has expired, or one that it rests on has.
        > Have the certificate of h renewed.
        > Check this machine's date and time.
      network.certificate-early
        The certificate of h is not valid yet, or one that it rests on is not.
        > Check this machine's date and time.
      network.certificate-host
        The certificate was issued for another host than h.
        > Use the host name that the certificate was issued for.
        > Otherwise have a certificate issued for h.
      network.certificate-authority
        The certificate of h was not signed by an authority that this machine trusts.
        > If your company signs its own certificates, enter the file of its authority (--ca-file).
      network.certificate-authority
        The certificate of h was not signed by an authority in /ca.pem.
        > Enter the file of the authority that signed it (--ca-file, SSL_CERT_FILE).
      network.certificate
        The certificate of h is not trusted: d.
        > Ask whoever runs h to check its certificate.
      network.authority-file
        The file of trusted authorities /ca.pem is not there.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.authority-file
        The file of trusted authorities /ca.pem cannot be read.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.authority-file
        The file of trusted authorities /ca.pem is no ordinary file.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.authority-file
        The file of trusted authorities /ca.pem is empty.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.authority-file
        The file of trusted authorities /ca.pem is larger than 16 MiB.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.authority-file
        The file of trusted authorities /ca.pem has no certificate in PEM, or a damaged one.
        > Check the path (--ca-file, SSL_CERT_FILE).
        > Enter a PEM file: its certificates start with -----BEGIN CERTIFICATE-----.
      network.timeout
        No connection to the AEM author came about within 10 seconds.
        > Check host, port and VPN: a firewall that drops packets looks like this.
        > Give it more time (--timeout).
      network.timeout
        No answer came from the AEM author within 15 seconds. The request may have arrived.
        > Run the step again: it starts by looking at what is there.
        > Give it more time (--timeout).
      network.timeout
        No answer came from the AEM author within 0.5 seconds. The request did not go out.
        > Run the step again: it starts by looking at what is there.
        > Give it more time (--timeout).
      network.dropped
        The connection to the AEM author ended before the answer was complete. The request may have arrived.
        > Run the step again: it starts by looking at what is there.
        > See whether it was restarted, or a load balancer gave up.
      network.dropped
        The connection to the AEM author ended before the answer was complete. The request did not go out.
        > Run the step again: it starts by looking at what is there.
        > See whether it was restarted, or a load balancer gave up.
      network.too-large
        The answer of the AEM author is larger than 8 MiB.
        > Check that the address is that of the AEM author itself.
      network.too-large
        The answer of the AEM author is larger than 64 KiB.
        > Check that the address is that of the AEM author itself.
      network.malformed
        What answers for the AEM author does not speak HTTP: SSH-2.0.
        > Check host and port, and http against https.
      network.unsafe-header
        The header X would contain a line break.
        > Check the values for line breaks.
      run.cancelled
        The step was stopped before it was done.
        > Run it again: it starts by looking at what is there.
      network.unresolved
        The host of Adobe's identity service cannot be found: h has no address.
        > Check the spelling of the host.
        > Check the VPN and the name server of this machine.
      network.handshake
        No protected connection to h came about: unexpected eof.
        > A company's proxy that opens protected connections does this: have it let the host pass.
        > Ask whoever runs the network which TLS versions are allowed.
      network.unresolved
        The host of Adobe Developer Console cannot be found: h has no address.
        > Check the spelling of the host.
        > Check the VPN and the name server of this machine.
      """)
  }

  @Test func author() {
    expect(
      AllProblems.author,
      """
      author.password
        AEM refused the user admin or the password (401).
        > Enter the password again; mind the keyboard layout and spaces at its end.
        > Check that it is a user of this AEM, not of Adobe IMS.
        > AEM as a Cloud Service takes no password: choose its way.
      author.login-page
        AEM answered with its login page instead of the data asked for.
        > Check that nothing between here and AEM takes the password out (proxy, dispatcher).
        > Use the author's own address, without single sign-on in front of it.
      author.redirected
        AEM was expected to answer, and redirects to https://h/ instead.
        > When that is the right address, such as https for http, enter it.
        > Use the author's own address, not that of a dispatcher.
      author.console-rights
        The user admin may log in, but not use the web console /system/console (403).
        > Use a member of the group administrators.
        > Ask the administrator whether the console is closed on this instance.
      author.not-aem
        What answers at this address is not AEM: nginx.
        > Check host and port; an author usually listens on port 4502.
        > When AEM has a context path, put it into the address.
      author.not-aem
        What answers at this address is not AEM.
        > Check host and port; an author usually listens on port 4502.
        > When AEM has a context path, put it into the address.
      author.sling-only
        An Apache Sling answers, but its console has no product information: it is not an AEM.
        > Check host and port; an author usually listens on port 4502.
      author.not-ready
        AEM is not ready (503): starting.
        > Wait some minutes: it starts or stops.
        > See error.log when it stays like that.
      author.bundles
        All bundles should be active, but 4 are not: a, b and 2 more.
        > Wait some minutes when AEM has just started.
        > Open /system/console/bundles and start them; error.log names what is missing.
      author.bundles
        All bundles should be active, but 1 is not: a.
        > Wait some minutes when AEM has just started.
        > Open /system/console/bundles and start them; error.log names what is missing.
      author.installing
        AEM was still installing packages or bundles after 10 seconds.
        > Wait until the installation is done, then run the step again.
      author.version
        The product information names no version of AEM: x.
        > Open /system/console/status-productinfo.txt and see what it says.
      author.too-old
        AEM 6.1.0 is older than 6.2, the first version that any way is documented for.
        > Upgrade AEM, with the latest service pack.
      author.smart-tags-missing
        The bundle com.day.cq.dam.cq-dam-similaritysearch, which does the tagging, is not there.
        > Check that Assets is part of this installation.
        > Install the latest service pack again.
      author.smart-tags-inactive
        The bundle com.day.cq.dam.cq-dam-similaritysearch should be active, but is: Resolved.
        > Start it in /system/console/bundles; error.log names what is missing.
      author.packages
        Package Manager should list AEM's packages, and lists none: u may not see them.
        > Use a member of the group administrators.
        > Look by hand: Tools > Deployment > Packages.
      author.not-told
        The web console should show Day CQ Link Externalizer, and knows nothing under p.
        > Look by hand: Tools > Operations > Web Console, OSGi > Configuration.
        > Check in /system/console/bundles that all bundles are active.
      author.forbidden
        The user u may not read /p (403).
        > Use a member of the group administrators.
      author.not-found
        AEM says that /p is not there (404): it is missing, or u may not see it.
        > Use a member of the group administrators.
        > Look for the path in CRXDE with an administrator.
      author.not-writable
        The user u may not change /p: m.
        > Use a member of the group administrators.
        > Give the user the right to modify that path.
      author.not-deleted
        AEM was asked to delete /p, and it is still there.
        > Delete it by hand in CRXDE Lite, as an administrator, and press Save All.
        > Look in AEM's error.log for the reason.
      author.not-json
        JSON was expected from /p, and text/html came.
        > Check that nothing stands between here and AEM (proxy, dispatcher).
        > Run the step again when AEM has just started.
      author.not-json
        JSON was expected from /p, and something else came.
        > Check that nothing stands between here and AEM (proxy, dispatcher).
        > Run the step again when AEM has just started.
      author.unexpected
        AEM answered 500 for /p: m.
        > Run the step again.
        > Look in AEM's error.log for the reason.
      author.bad-request
        AEM did not accept the request for /p (400): m.
        > Check the values of this step.
        > Look in AEM's error.log for the reason.
      author.conflict
        AEM did not change /p: the change conflicts with what is there (409).
        > Check whether somebody else changes /p right now.
        > Run the step again: it starts by looking at what is there.
      author.too-much
        The request for /p is larger than AEM, or a server in front of it, accepts (413).
        > Use the author's own address, not that of a dispatcher or load balancer.
        > Raise the limit for requests of the server that refuses.
      author.too-many
        AEM, or a server in front of it, gets too many requests (429).
        > Wait some minutes, then run the step again.
        > Use the author's own address, not that of a dispatcher or load balancer.
      author.too-many
        AEM, or a server in front of it, gets too many requests (429): m.
        > Wait 30 seconds, then run the step again.
        > Use the author's own address, not that of a dispatcher or load balancer.
      """)
  }

  @Test func smartTags() {
    expect(
      AllProblems.smartTags,
      """
      configuration.crypto
        The bundle com.adobe.granite.crypto should be active and is not there: AEM would store the secret in clear. Nothing was sent.
        > Start it in /system/console/bundles; error.log names what is missing.
      configuration.crypto
        The bundle com.adobe.granite.crypto should be active and is Resolved: AEM would store the secret in clear. Nothing was sent.
        > Start it in /system/console/bundles; error.log names what is missing.
      configuration.secret-in-clear
        AEM stored the client secret in clear under /p instead of encrypting it. It was taken out again.
        > Make a new client secret in Developer Console and delete this one there.
        > Find out why AEM does not encrypt (bundle com.adobe.granite.crypto), then run again.
      configuration.secret-in-clear
        AEM stored the client secret in clear under /p instead of encrypting it, and it could not be taken out again.
        > Delete the property clientSecret there in CRXDE now.
        > Make a new client secret in Developer Console and delete this one there.
        > Find out why AEM does not encrypt (bundle com.adobe.granite.crypto), then run again.
      configuration.not-created
        AEM was asked to create /p, but the page is not there: m.
        > Create it by hand: Tools > Cloud Services > Legacy Cloud Services, Assets Smart Tags.
        > Run the step again.
      validation.bean
        The JMX console should show b with validateConfigs(), but does not (404).
        > Check that com.day.cq.dam.cq-dam-similaritysearch is active in /system/console/bundles.
        > Open /system/console/jmx and look for similaritysearch.
      validation.not-invoked
        AEM answered 405 when validateConfigs() was invoked: m.
        > Invoke it by hand: Tools > Operations > Web Console, Main > JMX, similaritysearch.
      validation.asset
        /content/dam/f should be an asset (dam:Asset), and is sling:Folder.
        > Give the path of the image itself, such as /content/dam/folder/image.jpg: neither a folder nor a rendition.
      validation.failed
        AEM tested its Smart Tags configuration and it did not pass. AEM said: a failed.
        > Check API key, technical account, organization and secret against Developer Console.
        > Check that the credential has the product profile Smart Content Services.
        > Check that AEM itself reaches Adobe: proxy (org.apache.http.proxyconfigurator), firewall.
        > See whether another, older Smart Tags configuration is the one that fails.
      workflow.model
        The workflow model DAM Update Asset is neither in /conf nor in /libs, or u may not see it.
        > Use a member of the group administrators.
        > Check that Assets is part of this installation.
      workflow.not-copied
        AEM did not copy the shipped model DAM Update Asset to /conf.
        > Open the model in Tools > Workflow > Models, press Edit once, then run the step again.
      workflow.thumbnails
        The step must stand after Process Thumbnails, and /p has no such step.
        > Insert Smart Tag Asset by hand where it belongs in your model, then run the step again.
      workflow.not-synchronized
        The design is changed, but what runs was not generated from it. m
        > Open the model in Tools > Workflow > Models, Edit, and press Sync.
      """)
  }

  @Test func adviceIsNeverMissing() {
    let all =
      AllProblems.input + AllProblems.network + AllProblems.author + AllProblems.smartTags
      + AllProblems.token + AllProblems.credentialFile
    for text in all.map(ProblemText.init) {
      #expect(!text.advice.isEmpty, "\(text.code)")
      #expect(text.cause.first?.isLowercase == false || text.cause.hasPrefix("f.json"))
    }
  }

  func expect(_ problems: [Problem], _ expected: String) {
    let lines = problems.map(ProblemText.init).flatMap { text in
      [text.code, "  \(text.cause)"] + text.advice.map { "  > \($0)" }
    }
    let found = lines.joined(separator: "\n")
    for (found, expected) in zip(lines, expected.split(separator: "\n")) {
      #expect(found == expected)
    }
    #expect(found == expected)
  }
}
