/// One file of every version of the format, kept forever.
enum GoldenFile {
  /// A file created without this program's code.
  ///
  /// Its sum is the `sha256sum` of the text with zeros in the sum's place.
  static let version1 = """
    {
      "body" : {
        "created" : "2026-11-21T08:05:00Z",
        "fingerprintKey" : "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
        "id" : "00112233445566778899aabbccddeeff",
        "origin" : {
          "kind" : "person"
        },
        "procedure" : "smart-tags",
        "state" : {
          "position" : [
            "smart-tags"
          ]
        },
        "status" : "inProgress",
        "title" : "Smart Tags",
        "updated" : "2026-11-21T09:00:00Z"
      },
      "format" : "aem-setup/session",
      "generation" : 7,
      "minReader" : 1,
      "sha256" : "5439b53c36fdf446e17a06be0887d2a399732317ae163061fc836b7ae7e96854",
      "version" : 1
    }

    """

  /// The same in the format that is read today.
  static let version2 = """
    {
      "body" : {
        "created" : "2026-11-21T08:05:00Z",
        "fingerprintKey" : "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
        "id" : "00112233445566778899aabbccddeeff",
        "origin" : {
          "kind" : "person"
        },
        "procedure" : "smart-tags",
        "state" : {
          "position" : [
            "smart-tags"
          ]
        },
        "status" : "inProgress",
        "title" : "Smart Tags",
        "updated" : "2026-11-21T09:00:00Z"
      },
      "format" : "aem-setup/session",
      "generation" : 7,
      "minReader" : 2,
      "sha256" : "b12c133dbd009ebc28ba7860b71fd11010de6b2651e96c221af6fc7bb9d48736",
      "version" : 2
    }

    """
}
