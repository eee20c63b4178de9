import CExpat

/// An element that begins, as expat shows it: names live as long as the call.
struct XMLTag {
    fileprivate let rawName: UnsafePointer<CChar>
    fileprivate let rawAttributes: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The name without its prefix.
    var name: XMLName { XMLName(rawName) }

    /// The text of an attribute, whatever its prefix; nil when it is not there.
    func attribute(_ name: StaticString) -> String? {
        var position = 0
        while let key = rawAttributes[position], let value = rawAttributes[position + 1] {
            if XMLName(key).has(name) { return String(cString: value) }
            position += 2
        }
        return nil
    }
}

/// The name of an element or attribute, without its prefix; compared without making a string.
struct XMLName {
    private let start: UnsafePointer<CChar>

    init(_ raw: UnsafePointer<CChar>) {
        var start = raw
        var letter = raw
        while letter.pointee != 0 {
            if letter.pointee == 0x3A { start = letter + 1 }
            letter += 1
        }
        self.start = start
    }

    func has(_ name: StaticString) -> Bool {
        var (letter, other) = (start, name.utf8Start)
        while letter.pointee != 0 {
            guard UInt8(bitPattern: letter.pointee) == other.pointee else { return false }
            letter += 1
            other += 1
        }
        return other.pointee == 0
    }
}

/// Receives the parts of an XML text in their order.
protocol XMLReceiver: AnyObject {
    func start(_ tag: XMLTag) throws
    func text(_ bytes: UnsafeRawBufferPointer) throws
    func end(_ name: XMLName) throws
}

/// Reads XML through expat, chunk after chunk. Declarations of entities are refused, so that no text grows when
/// read and no other file is opened; elements deeper than `SheetLimits.depth` too.
final class XMLStream {
    private let receiver: any XMLReceiver
    private var failure: (any Error)?
    private var depth = 0
    private var parser: XML_Parser?

    /// Reads the whole text that `feed` passes on.
    static func read(
        into receiver: any XMLReceiver, feed: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        let stream = XMLStream(receiver)
        defer { XML_ParserFree(stream.parser) }
        try feed { try stream.consume($0, isLast: false) }
        try stream.consume(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true)
    }

    private init(_ receiver: any XMLReceiver) {
        self.receiver = receiver
        parser = XML_ParserCreate(nil)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let name, let attributes else { return }
                stream(context)?.start(XMLTag(rawName: name, rawAttributes: attributes))
            },
            { context, name in
                guard let name else { return }
                stream(context)?.end(XMLName(name))
            })
        XML_SetCharacterDataHandler(parser) { context, text, length in
            stream(context)?.text(UnsafeRawBufferPointer(start: text, count: Int(length)))
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            stream(context)?.stop(FileProblem.Reason.declaresEntities)
        }
    }

    private func consume(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws {
        let result = XML_Parse(
            parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
        if let failure { throw failure }
        guard result == XML_STATUS_OK else { throw FileProblem.Reason.damagedSheet }
    }

    private func start(_ tag: XMLTag) {
        guard failure == nil else { return }
        depth += 1
        guard depth <= SheetLimits.depth else { return stop(FileProblem.Reason.tooDeep) }
        attempt { try receiver.start(tag) }
    }

    private func text(_ bytes: UnsafeRawBufferPointer) {
        guard failure == nil else { return }
        attempt { try receiver.text(bytes) }
    }

    private func end(_ name: XMLName) {
        guard failure == nil else { return }
        depth -= 1
        attempt { try receiver.end(name) }
    }

    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch { stop(error) }
    }

    private func stop(_ error: any Error) {
        if failure == nil { failure = error }
        XML_StopParser(parser, 0)
    }
}

/// The stream a call of the C library is for; nil only for a call without the context given to the parser.
private func stream(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
}
