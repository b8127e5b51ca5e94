import { isUtf8 } from './utf8'

const PIECE_BYTES = 64 * 1024
const LF = 0x0a
const CR = 0x0d

/** Cuts chunks of any size into pieces of at most 64 KB, so that no later stage holds much. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      yield chunk.subarray(start, start + PIECE_BYTES)
    }
  }
}

/**
 * Bytes to text. A byte order mark decides; without one each line is UTF-8 where it is valid UTF-8
 * and Windows-1252 where it is not, so that one damaged byte spoils no other line. NUL and the
 * other control characters that no text needs are dropped.
 */
export async function* decodeText(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decoder | null = null
  let start: Uint8Array = new Uint8Array()
  for await (const piece of pieces) {
    const bytes: Uint8Array = decode ? piece : join(start, piece)
    start = bytes
    if (bytes.length < 3 && !decode) continue
    decode ??= decoderFor(bytes)
    yield withoutControls(decode(bytes, false))
  }
  if (decode) yield withoutControls(decode(new Uint8Array(), true))
  else yield withoutControls(decoderFor(start)(start, true))
}

type Decoder = (bytes: Uint8Array, isLast: boolean) => string

function decoderFor([first, second]: Uint8Array): Decoder {
  if (first === 0xff && second === 0xfe) return marked('utf-16le')
  if (first === 0xfe && second === 0xff) return marked('utf-16be')
  return lineByLine()
}

function marked(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

function lineByLine(): Decoder {
  let rest: Uint8Array = new Uint8Array()
  return (bytes, isLast) => {
    const all = join(rest, bytes)
    const end = isLast ? all.length : endOfWholeLines(all)
    rest = all.slice(end)
    return decodeLines(all.subarray(0, end))
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder('windows-1252')

function decodeLines(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return decodeMixed(bytes)
  }
}

/** Decodes runs of lines that are alike, since a decoder costs more to call than a line to read. */
function decodeMixed(bytes: Uint8Array): string {
  let text = ''
  let run = 0
  let isRunUtf8 = true
  for (let start = 0; start < bytes.length; ) {
    const end = endOfLine(bytes, start)
    const isLineUtf8 = isUtf8(bytes, start, end)
    if (isLineUtf8 !== isRunUtf8) {
      text += (isRunUtf8 ? utf8 : windows1252).decode(bytes.subarray(run, start))
      run = start
      isRunUtf8 = isLineUtf8
    }
    start = end
  }
  return text + (isRunUtf8 ? utf8 : windows1252).decode(bytes.subarray(run))
}

function endOfLine(bytes: Uint8Array, start: number): number {
  let end = start
  while (end < bytes.length && !isBreak(bytes[end])) end++
  return end + 1
}

function endOfWholeLines(bytes: Uint8Array): number {
  for (let end = bytes.length; end > 0; end--) if (isBreak(bytes[end - 1])) return end
  return bytes.length < PIECE_BYTES ? 0 : startOfLastCharacter(bytes)
}

function startOfLastCharacter(bytes: Uint8Array): number {
  let start = bytes.length - 1
  while (start > bytes.length - 4 && (bytes[start]! & 0xc0) === 0x80) start--
  return start
}

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFEFF]/g

function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}
