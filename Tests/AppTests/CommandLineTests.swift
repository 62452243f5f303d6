import Testing

/// One test after the other: getopt_long(3) and the environment belong to the whole process.
@Suite("The program", .serialized)
enum CommandLineTests {}
