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

    /// Gives so many inputs; one that takes over ten seconds is a hang.
    func run(_ inputs: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
        var mutator = self
        for _ in 1...max(1, inputs) {
            let input = mutator.next()
            alarm(10)
            input.withUnsafeBufferPointer(body)
        }
        alarm(0)
        print("\(inputs) inputs")
    }

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
        return Array(input.prefix(65_536))
    }

    /// What readers stumble on.
    private static let words = [
        "=", "|", ":", ",", ";", "\"", "\"\"", "\n", "\r\n", "\u{0}", "\u{A0}", "\u{202F}", "-", "+", "9223372036854775807",
        "99999999999999999999", "0", "-1", "1e308", "1.234", "NaN", "é", "\u{FEFF}", "31/02/2025", "2025-02-29", "2025-S2",
        "..", "non_renseigne", "gender:femme:9", "=1+1", "\\", "{", "}", "[", "]", "null",
    ]

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
}
