import { isUtf8 } from './utf8'

const MAX_PIECE_BYTES = 64 * 1024
const LF = 0x0a
const CR = 0x0d

/** Splits chunks into pieces of at most 64 KiB, so that later stages buffer little. */
export async function* splitChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += MAX_PIECE_BYTES) {
      yield chunk.subarray(start, start + MAX_PIECE_BYTES)
    }
  }
}

/**
 * Decodes text by its byte order mark. Without one, each line is decoded as UTF-8 if it is valid
 * UTF-8, and as Windows-1252 otherwise, so that an invalid byte affects only its line. Removes NUL
 * and other control characters.
 */
export async function* decodeText(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decoder | null = null
  let start: Uint8Array = new Uint8Array()
  for await (const piece of pieces) {
    const bytes: Uint8Array = decode ? piece : concatBytes(start, piece)
    start = bytes
    if (bytes.length < 3 && !decode) continue
    decode ??= createDecoder(bytes)
    yield removeControls(decode(bytes, false))
  }
  if (decode) yield removeControls(decode(new Uint8Array(), true))
  else yield removeControls(createDecoder(start)(start, true))
}

type Decoder = (bytes: Uint8Array, isLast: boolean) => string

function createDecoder([first, second]: Uint8Array): Decoder {
  if (first === 0xff && second === 0xfe) return createMarkedDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return createMarkedDecoder('utf-16be')
  return createLineDecoder()
}

function createMarkedDecoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

function createLineDecoder(): Decoder {
  let rest: Uint8Array = new Uint8Array()
  return (bytes, isLast) => {
    const all = concatBytes(rest, bytes)
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

/** Decodes runs of lines of one encoding, because a call of a decoder costs more than a line. */
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
  return bytes.length < MAX_PIECE_BYTES ? 0 : startOfLastCharacter(bytes)
}

function startOfLastCharacter(bytes: Uint8Array): number {
  let start = bytes.length - 1
  while (start > bytes.length - 4 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  return start
}

function isBreak(byte: number | undefined): boolean {
  return byte === LF || byte === CR
}

function concatBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFEFF]/g

function removeControls(text: string): string {
  return text.replace(CONTROLS, '')
}
