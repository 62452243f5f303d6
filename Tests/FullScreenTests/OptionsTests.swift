import FullScreen
import Testing

/// What the environment says about the look and the timing.
struct OptionsTests {
  @Test(arguments: [(-1, 1), (0, 1), (1, 1), (25, 25), (5000, 5000), (5001, 5000)])
  func theDelayOfAnEscapeIsLimited(_ wanted: Int, _ delay: Int) {
    let options = FullScreenOptions(colors: true, terminal: "xterm", escapeDelay: wanted)
    #expect(options.escapeDelay == delay)
  }

  @Test func theEnvironmentSaysHow() {
    #expect(
      FullScreenOptions(environment: ["TERM": "xterm", "ESCDELAY": "100"])
        == FullScreenOptions(colors: true, terminal: "xterm", escapeDelay: 100))
    #expect(
      FullScreenOptions(environment: ["ESCDELAY": "soon"])
        == FullScreenOptions(colors: true, terminal: "", escapeDelay: 25))
  }

  @Test(arguments: [("", false, true), ("1", false, false), ("0", false, false), ("", true, false)])
  func colorsAreGivenUp(_ variable: String, _ noColor: Bool, _ colors: Bool) {
    let options = FullScreenOptions(environment: ["NO_COLOR": variable], noColor: noColor)
    #expect(options.colors == colors)
  }
}
