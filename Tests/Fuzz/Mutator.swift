import Foundation
import Statistics

/// Makes inputs from samples: bits changed, stretches taken out, doubled, exchanged, put together from two samples.
struct Mutator {
    private var random: SeededRandom
    private var samples: [[UInt8]]

    /// - Parameter folder: its files are the samples, in the order of their names.
    init(seed: UInt64, folder: String) throws {
        random = SeededRandom(seed: seed)
        samples = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0)))
        }
        if samples.isEmpty { samples = [[]] }
    }

    /// Gives so many inputs; one that takes over ten seconds is a hang. The input being read lies in the file
    /// `FUZZ_LAST` names, mapped in memory: it is there when the program ends.
    func run(_ inputs: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
        var mutator = self
        let last = try Self.lastInput()
        for _ in 1...max(1, inputs) {
            let input = mutator.next()
            alarm(10)
            if let last {
                last.storeBytes(of: UInt32(input.count), as: UInt32.self)
                (last + 4).copyMemory(from: input, byteCount: input.count)
            }
            input.withUnsafeBufferPointer(body)
        }
        alarm(0)
        print("\(inputs) inputs")
    }

    /// Length, then bytes.
    private static func lastInput() throws -> UnsafeMutableRawPointer? {
        guard let path = ProcessInfo.processInfo.environment["FUZZ_LAST"] else { return nil }
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(4 + longest)) == 0 else { return nil }
        defer { close(descriptor) }
        return mmap(nil, 4 + longest, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    }

    private static let longest = 65_536

    private mutating func next() -> [UInt8] {
        var input = samples[below(samples.count)]
        for _ in 0...below(6) {
            let place = below(input.count + 1)
            let length = min(input.count - place, below(20))
            switch below(7) {
            case 0 where place < input.count: input[place] ^= 1 << UInt8(below(8))
            case 1 where place < input.count: input[place] = UInt8(below(256))
            case 2: input.removeSubrange(place..<place + length)
            case 3: input.insert(contentsOf: input[place..<place + length], at: place)
            case 4: input.insert(contentsOf: Self.words[below(Self.words.count)].utf8, at: place)
            case 5:
                let other = samples[below(samples.count)]
                input = Array(input.prefix(place)) + other.dropFirst(below(other.count + 1))
            default: input = Array(input.prefix(place))
            }
        }
        return Array(input.prefix(Self.longest))
    }

    /// What readers stumble on.
    private static let words = [
        "=", "|", ":", ",", ";", "\"", "\"\"", "\n", "\r\n", "\u{0}", "\u{A0}", "\u{202F}", "-", "+",
        "9223372036854775807",
        "99999999999999999999", "0", "-1", "1e308", "1.234", "NaN", "é", "\u{FEFF}", "31/02/2025", "2025-02-29",
        "2025-S2",
        "..", "non_renseigne", "gender:femme:9", "=1+1", "\\", "{", "}", "[", "]", "null",
    ]

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
}
