/// A server in front of an author that passes reads on and refuses every write with one status.
final class Gateway: Sendable {
  let address: String
  private let child: Child

  private static let script = """
    import http.client, http.server, sys
    host, status = sys.argv[1], int(sys.argv[2])
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            author = http.client.HTTPConnection(host)
            author.request("GET", self.path, headers=dict(self.headers))
            answer = author.getresponse()
            body = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "Location"):
                if answer.getheader(name): self.send_header(name, answer.getheader(name))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Retry-After", "30")
            self.send_header("Content-Length", "0")
            self.end_headers()
        def log_message(self, *words): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  /// Starts a server in front of a sandbox's author.
  init(_ scratch: Scratch, before sandbox: SandboxProcess, refusing status: Int) throws {
    let script = try scratch.write(Self.script, to: "gateway.py")
    let host = sandbox.aem.replacing("http://", with: "")
    let child = try Child(
      ["python3", script, host, String(status)], environment: scratch.environment,
      folder: scratch.output, input: nil)
    self.child = child
    let port = try waitFor("the gateway", orShow: { child.errors }) {
      child.output.hasSuffix("\n") ? String(child.output.dropLast()) : nil
    }
    address = "http://127.0.0.1:\(port)"
  }
}
