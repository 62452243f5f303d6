/// A server in front of an author that passes the first write on some seconds late.
///
/// It does so whether the sender still waits or not.
final class HoldingGateway: Sendable {
  let address: String
  private let child: Child

  private static let script = """
    import http.client, http.server, sys, threading, time
    host, seconds = sys.argv[1], float(sys.argv[2])
    first = threading.Lock()
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def answer(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.command == "POST" and first.acquire(blocking=False):
                print("held", flush=True)
                time.sleep(seconds)
            author = http.client.HTTPConnection(host)
            author.request(self.command, self.path, body, dict(self.headers))
            answer = author.getresponse()
            body = answer.read()
            try:
                self.send_response(answer.status)
                for name in ("Content-Type", "Location"):
                    if answer.getheader(name): self.send_header(name, answer.getheader(name))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError: pass
        do_GET = do_POST = do_DELETE = answer
        def log_message(self, *words): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  /// Starts a server in front of a sandbox's author.
  init(_ scratch: Scratch, before sandbox: SandboxProcess, seconds: Double) throws {
    let script = try scratch.write(Self.script, to: "holding-gateway.py")
    let host = sandbox.aem.replacing("http://", with: "")
    let child = try Child(
      ["python3", script, host, String(seconds)], environment: scratch.environment,
      folder: scratch.output, input: nil)
    self.child = child
    let port = try waitFor("the gateway", orShow: { child.errors }) {
      child.output.split(separator: "\n").first.map(String.init)
    }
    address = "http://127.0.0.1:\(port)"
  }

  /// Waits until a write has arrived and is held.
  func waitForWrite() throws {
    try waitFor("a write") { child.output.hasSuffix("held\n") ? true : nil }
  }
}
