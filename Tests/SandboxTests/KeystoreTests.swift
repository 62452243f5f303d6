import Foundation
import Sandbox
import Testing
import Values

@Suite("Key stores", .timeLimit(.minutes(5)))
struct KeystoreTests {
  private static let home = "/home/users/system/dam/dam-update-service"
  private static let create: KeyValuePairs = [
    ":operation": "createStore", "newPassword": "store-pw", "rePassword": "store-pw",
  ]

  /// Files with one key and its certificate, created with the openssl of the system.
  struct Files {
    let folder: URL
    var p12: String { folder.appending(path: "k.p12").path }
    var key: String { folder.appending(path: "k.der").path }
    var certificate: String { folder.appending(path: "c.pem").path }

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let script = """
        openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 3650 \
        -subj /CN=smart-tags -set_serial 123456
        openssl pkcs12 -export -inkey k.pem -in c.pem -name SimilaritySearch \
        -passout pass:file-pw -out k.p12
        openssl pkcs8 -topk8 -nocrypt -in k.pem -outform DER -out k.der
        """
      _ = try Curl.run("/bin/sh", ["-c", "cd '\(folder.path)' && { \(script); } 2>/dev/null"])
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
  }

  private func list(_ aem: Curl, _ home: String = home) throws -> Curl.Reply {
    try aem.get("\(home).ks.json")
  }

  @Test("A store is made, takes a PKCS#12 key, loses it, and goes")
  func course() throws {
    let aem = try Rehearsal(options: SandboxOptions(zone: .aest)).aem
    let files = try Files()
    defer { files.remove() }
    #expect(try list(aem).json == ["exists": false])
    #expect(try list(aem).headers["content-type"]?.hasPrefix("text/plain") == true)
    #expect(try list(aem, "/home/users/system/dam/nobody").status == 404)
    #expect(try aem.post("\(Self.home).ks.html", Self.create).status == 200)
    #expect(try list(aem).json == ["aliases": []])
    let added = try aem.postMultipart(
      "\(Self.home).ks.html",
      [
        "keyStore": "@\(files.p12)", "keyStorePass": "file-pw", "alias": "similaritysearch",
        "keyPassword": "file-pw", "newAlias": "SimilaritySearch",
      ])
    #expect(added.status == 200)
    let entry = try list(aem).json["aliases"]?.array?.first
    #expect(entry?["alias"] == "similaritysearch")
    #expect(entry?["entryType"] == "privateKey")
    #expect(entry?["algorithm"] == "RSA")
    #expect(entry?["format"] == "PKCS#8")
    let certificate = entry?["chain"]?.array?.first
    #expect(certificate?["subject"] == "CN=smart-tags")
    #expect(certificate?["serialNumber"] == 123456)
    let end = certificate?["notAfter"]?.string ?? ""
    #expect(
      end.wholeMatch(of: /[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d AEST \d{4}/) != nil)
    let removed = try aem.post("\(Self.home).ks.html", ["removeAlias": "similaritysearch"])
    #expect(removed.status == 200)
    #expect(try list(aem).json == ["aliases": []])
    let gone = try aem.post("\(Self.home)/keystore/store.p12", [":operation": "delete"])
    #expect(gone.status == 200)
    #expect(try list(aem).json == ["exists": false])
    let again = try aem.post("\(Self.home)/keystore/store.p12", [":operation": "delete"])
    #expect(again.status == 403)
  }

  @Test("A PKCS#8 key with its chain; the store's file opens with its password")
  func privateKey() throws {
    let aem = try Rehearsal().aem
    let files = try Files()
    defer { files.remove() }
    _ = try aem.post("\(Self.home).ks.html", Self.create)
    let added = try aem.postMultipart(
      "\(Self.home).ks.html",
      ["alias": "mine", "pk": "@\(files.key)", "cert-chain": "@\(files.certificate)"])
    #expect(added.status == 200)
    let store = try aem.get("\(Self.home)/keystore/store.p12")
    #expect(store.headers["content-type"] == "application/octet-stream")
    let path = files.folder.appending(path: "s.p12")
    try store.body.write(to: path)
    let text = try Curl.run(
      "/bin/sh",
      ["-c", "openssl pkcs12 -in '\(path.path)' -passin pass:store-pw -nodes 2>&1"])
    let shown = String(decoding: text, as: UTF8.self)
    #expect(shown.contains("friendlyName: mine"))
    #expect(shown.contains("BEGIN PRIVATE KEY"))
    #expect(shown.contains("BEGIN CERTIFICATE"))
  }

  @Test("Wrong passwords are refused in Granite's form")
  func wrongPasswords() throws {
    let aem = try Rehearsal().aem
    let files = try Files()
    defer { files.remove() }
    _ = try aem.post("\(Self.home).ks.html", Self.create)
    let refused = try aem.postMultipart(
      "\(Self.home).ks.html",
      ["keyStore": "@\(files.p12)", "keyStorePass": "no", "alias": "similaritysearch"])
    #expect(refused.status == 500)
    #expect(
      refused.text.contains(
        "<dt class='foundation-form-response-status-message'>Message</dt>"
          + "<dd>Invalid password for existing key store</dd>"))
    let change = try aem.post(
      "\(Self.home).ks.html",
      ["currentPassword": "no", "newPassword": "a", "rePassword": "a"])
    #expect(change.status == 500)
    let right = try aem.post(
      "\(Self.home).ks.html",
      ["currentPassword": "store-pw", "newPassword": "a", "rePassword": "a"])
    #expect(right.status == 200)
    #expect(try list(aem).json == ["aliases": []])
  }

  @Test("The trust store")
  func truststore() throws {
    let aem = try Rehearsal().aem
    let files = try Files()
    defer { files.remove() }
    let path = "/libs/granite/security/truststore.json"
    #expect(try aem.get(path).json == ["exists": false])
    _ = try aem.post("/libs/granite/security/post/truststore", Self.create)
    _ = try aem.postMultipart(
      "/libs/granite/security/post/truststore", ["certificate": "@\(files.certificate)"])
    let entry = try aem.get(path).json["aliases"]?.array?.first
    #expect(entry?["entryType"] == "trustedCertificate")
    #expect(entry?["subject"] == "CN=smart-tags")
    #expect(try aem.get("/etc/truststore/truststore.p12").status == 200)
  }

  @Test("Users are found by their id; readers see none of them")
  func users() throws {
    let rehearsal = try Rehearsal()
    let query =
      "/bin/querybuilder.json?path=/home/users&1_property=rep:authorizableId"
      + "&1_property.value=dam-update-service&p.limit=-1"
    let found = try rehearsal.aem.get(query).json
    #expect(found["success"] == true)
    #expect(found["results"] == 1)
    #expect(found["hits"]?.array?.first?["path"] == .string(Self.home))
    #expect(try rehearsal.reader.get(query).json["results"] == 0)
    #expect(try rehearsal.reader.get("\(Self.home).ks.json").status == 404)
  }
}
