// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules: explicit imports stay private to a file, and a
/// warning ends the build.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let strictC: [CSetting] = [
  .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
  .define("_GNU_SOURCE"),
]

/// A thin C target in front of one library of the system.
func shim(_ name: String, links libraries: [String]) -> Target {
  .target(
    name: name, cSettings: strictC,
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "aem-setup",
  products: [.executable(name: "aem-setup", targets: ["aem-setup"])],
  targets: [
    shim("CCrash", links: []),
    shim("CGetopt", links: []),
    shim("CMemory", links: []),
    shim("CNcurses", links: ["ncursesw", "tinfo"]),
    shim("CCurl", links: []),
    shim("CIdentity", links: ["crypto"]),
    shim("COpenSSL", links: ["crypto"]),
    shim("CMicroHTTPD", links: []),
    shim("CYajl", links: ["yajl"]),

    .executableTarget(name: "embed-screens", swiftSettings: strict),
    .plugin(
      name: "EmbedScreens", capability: .buildTool(), dependencies: ["embed-screens"],
      path: "Sources/EmbedScreens"),
    .target(
      name: "Screens", path: "Screens", exclude: ["screen.schema.json", "words"],
      sources: ["EmbeddedFile.swift"], swiftSettings: strict, plugins: ["EmbedScreens"]),
    .target(name: "Words", swiftSettings: strict, plugins: ["EmbedScreens"]),
    module("Values", ["CMemory", "CYajl"]),
    module("HTTP", ["CCurl", "Values"]),
    module("Engine", ["COpenSSL", "HTTP", "Values", "Words"]),
    module("Wizard", ["Engine", "Screens", "Values"]),
    module("Sessions", ["COpenSSL", "Values", "Wizard"]),
    module("FullScreen", ["CNcurses", "Engine", "Values", "Wizard"]),
    module("LineMode", ["Values", "Wizard"]),
    module("Unattended", ["Engine", "Values", "Wizard"]),
    module("Sandbox", ["CIdentity", "CMicroHTTPD", "Values"]),
    module("Rehearsal", ["Sandbox", "Values", "Wizard"]),
    .executableTarget(
      name: "aem-setup",
      dependencies: [
        "CCrash", "CGetopt", "Engine", "FullScreen", "HTTP", "LineMode", "Rehearsal", "Sandbox",
        "Sessions", "Unattended", "Values", "Wizard",
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Engine", "HTTP", "Values", "Wizard"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Values", ["Values"]),
    tests("HTTP", ["HTTP", "Sandbox", "TestSupport", "Values"]),
    tests("Words", ["Words"]),
    tests(
      "Engine", ["Engine", "HTTP", "Sandbox", "TestSupport", "Values", "Words"],
      exclude: ["Problems/Rendered.txt"]),
    tests("Wizard", ["Engine", "HTTP", "Screens", "TestSupport", "Values", "Wizard"]),
    tests("Sessions", ["Sessions", "Values", "Wizard"]),
    tests("FullScreen", ["Engine", "FullScreen", "Values", "Wizard"]),
    tests("LineMode", ["Engine", "LineMode", "TestSupport", "Values", "Wizard"]),
    tests("Unattended", ["Engine", "TestSupport", "Unattended", "Values", "Wizard"]),
    tests("Sandbox", ["Sandbox", "TestSupport", "Values"]),
    tests(
      "App",
      [
        "aem-setup", "Engine", "Rehearsal", "Sandbox", "Sessions", "TestSupport", "Unattended",
        "Values", "Wizard",
      ]),
    .testTarget(
      name: "RouteTests",
      dependencies: [
        "aem-setup", "Engine", "FullScreen", "HTTP", "LineMode", "Rehearsal", "Sandbox",
        "TestSupport", "Unattended", "Values", "Wizard",
      ],
      exclude: ["Scripts"], swiftSettings: strict),
    .testTarget(
      name: "EndToEnd", dependencies: ["Values"], path: "Tests/EndToEnd", swiftSettings: strict),
  ]
)
