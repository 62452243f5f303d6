import Engine
import Testing

/// The words for problems with tokens and credential files.
extension ProblemTextTests {
  @Test func token() {
    expect(
      AllProblems.token,
      """
      token.client-secret
        Adobe knows the client ID, but not this client secret.
        > Copy the client secret again from Developer Console, Credential details.
        > See whether the secret was deleted there after a rotation.
      token.client-secrets
        Adobe knows the client ID, but none of the 2 client secrets.
        > Download the JSON of the credential again: both secrets were replaced since.
        > See on the credential's page which secrets there are and when each was last used.
      token.client-id
        Adobe does not know this client ID.
        > Copy the client ID again from Developer Console, Credential details.
        > Check that the project is in the right organization and was not deleted.
      token.client
        Adobe refused the client ID or the client secret: d.
        > Copy both again from Developer Console, Credential details.
      token.scope-refused
        Adobe refused the scopes: the credential may not ask for one of them: d.
        > Copy the scopes from the Scopes tab of the credential.
        > Add the API to the project in Developer Console.
      token.throttled
        Adobe has had too many requests for this credential (429); it asks to wait: 30 seconds.
        > Wait some minutes, then run the step again.
        > See whether another program asks for a new token each time.
      token.throttled
        Adobe has had too many requests for this credential (429).
        > Wait some minutes, then run the step again.
        > See whether another program asks for a new token each time.
      token.unavailable
        Adobe's identity service has a fault of its own (502).
        > Run the step again in some minutes.
        > See https://status.adobe.com.
      token.unavailable
        Adobe's identity service has a fault of its own (503); it asks to wait: 60 seconds.
        > Run the step again in some minutes.
        > See https://status.adobe.com.
      token.not-ims
        A token was expected, and something else answered (200): Login.
        > Check the proxy: many show a page of their own.
        > Check the address of Adobe's identity service.
      token.none
        Adobe's identity service reported success, but gave no token.
        > Check the address of Adobe's identity service.
        > Run the step again.
      token.expired
        A token was given that had already ended, 60 seconds before it came.
        > Run the step again.
        > See https://status.adobe.com.
      token.not-valid
        Adobe's identity service says that the token is not good: bad_signature.
        > It has ended: a token lasts a day; get a new one.
        > It is of another client, or was cut in copying: compare its client ID, and see that it has two dots.
      token.rejected
        The token was refused (401): d.
        > It has ended: a token lasts a day; get a new one and try once more.
        > The new one is refused, too: the technical account has lost its product profile, or the API is not added to the project.
        > Both are there: the credential is old and broken; add a new one to the project.
      token.refused
        Adobe refused the request (400 e): d.
        > Check client ID, client secret and scopes against Developer Console.
      token.refused
        Adobe refused the request (400).
        > Check client ID, client secret and scopes against Developer Console.
      token.scope-missing
        The token should carry s, but carries only: a, b. Without it Smart Content lets nothing through.
        > Add the API of Smart Content to the project in Developer Console.
        > Tick its product profile for the credential there.
        > See on the Scopes tab that s is listed, then run the step again.
      token.scope-missing
        The token should carry s, but carries only: none. Without it Smart Content lets nothing through.
        > Add the API of Smart Content to the project in Developer Console.
        > Tick its product profile for the credential there.
        > See on the Scopes tab that s is listed, then run the step again.
      """)
  }

  @Test func credentialFile() {
    expect(
      AllProblems.credentialFile,
      """
      credential-file.unreadable
        The file f.json cannot be read: r.
        > Check the path and the permissions of the file.
      credential-file.directory
        f.json is a folder, not a file.
        > Name the file inside it.
      credential-file.not-a-file
        f.json is a device or a pipe, not a file.
        > Name a file.
      credential-file.too-large
        The file f.json is larger than 1 MiB: no credential file is.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.empty
        The file f.json is empty.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.web-page
        The file f.json is a web page, probably a login page saved in its place.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.archive
        The file f.json is a ZIP archive; JWT key pairs came like that.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.private-key
        The file f.json is a private key; OAuth Server-to-Server has none.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.certificate
        The file f.json is a certificate; OAuth Server-to-Server has none.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.not-json
        The file f.json is not JSON, or not all of it.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.not-json
        The file f.json is not JSON, or not all of it: line 2, column 3: expected a comma or }.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.postman
        The file f.json is an environment for Postman, which Developer Console exports as well.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.no-credential
        The file f.json holds no OAuth Server-to-Server credential.
        > Add one to the project in Developer Console, then use its Download JSON.
      credential-file.jwt
        The file f.json holds a service account (JWT) credential only, which Adobe ended.
        > Add an OAuth Server-to-Server credential in Developer Console, then use its Download JSON.
      credential-file.service-token
        The file f.json is a service token of AEM as a Cloud Service, which is made for something else.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      credential-file.several
        The file f.json holds several credentials: a, b.
        > Name one of them.
      credential-file.none-named
        The file f.json has no credential c; it has: a.
        > Name one of them.
      credential-file.missing
        The credential in f.json has no client ID.
        > Use Download JSON of the OAuth Server-to-Server credential in Developer Console.
      """)
  }
}
