import Foundation

#if LIBFUZZER
    // libFuzzer's own loop, linked with -sanitize=fuzzer: scripts/fuzz.
    @_silgen_name("LLVMFuzzerRunDriver")
    func runDriver(
        _ count: UnsafeMutablePointer<CInt>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt

    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let status = runDriver(&count, &arguments) { bytes, size in
        FuzzTarget.chosen.read(UnsafeBufferPointer(start: bytes, count: size))
        return 0
    }
    exit(status)
#else
    // Without libFuzzer: fuzz INPUTS SEED FOLDER, inputs made from the files of the folder by a seeded mutator.
    let words = CommandLine.arguments
    guard words.count == 4, let inputs = Int(words[1]), let seed = UInt64(words[2]) else {
        print("usage: FUZZ_TARGET=… fuzz INPUTS SEED FOLDER")
        exit(2)
    }
    try Mutator(seed: seed, folder: words[3]).run(inputs) { FuzzTarget.chosen.read($0) }
#endif
