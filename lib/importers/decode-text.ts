import { concatBytes } from './concat-bytes'
import { findDeclaredEncoding } from './encodings/declared-encoding'
import { type EncodingGuess, guessEncoding } from './encodings/guess-encoding'
import { findUtf16 } from './encodings/utf16'
import { isUtf8 } from './utf8'

const MAX_PIECE_BYTES = 64 * 1024
/** Declarations and marks are in the first bytes. */
const MIN_START_BYTES = 4096
const MAX_GUESS_BYTES = 8192
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
 * Decodes text by its byte order mark, by the zero bytes of UTF-16, or line by line: as UTF-8 if a line
 * is valid UTF-8, else in the encoding that the file declares, else in a guessed one, so that an
 * invalid byte affects only its line. Removes NUL and other control characters. `onGuess` is called
 * if the encoding is guessed.
 */
export async function* decodeText(
  pieces: AsyncIterable<Uint8Array>,
  onGuess: (guess: EncodingGuess) => void = () => {},
): AsyncGenerator<string> {
  let decode: Decoder | null = null
  let start: Uint8Array = new Uint8Array()
  for await (const piece of pieces) {
    const bytes: Uint8Array = decode ? piece : concatBytes(start, piece)
    start = bytes
    if (bytes.length < MIN_START_BYTES && !decode) continue
    decode ??= createDecoder(bytes, onGuess)
    yield removeControls(decode(bytes, false))
  }
  if (decode) yield removeControls(decode(new Uint8Array(), true))
  else yield removeControls(createDecoder(start, onGuess)(start, true))
}

type Decoder = (bytes: Uint8Array, isLast: boolean) => string

function createDecoder(start: Uint8Array, onGuess: (guess: EncodingGuess) => void): Decoder {
  const [first, second] = start
  if (first === 0xff && second === 0xfe) return createStreamDecoder('utf-16le')
  if (first === 0xfe && second === 0xff) return createStreamDecoder('utf-16be')
  const utf16 = findUtf16(start)
  if (utf16 !== null) return createStreamDecoder(utf16)
  const declared = findDeclaredEncoding(start)
  if (declared === 'iso-2022-jp') return createStreamDecoder(declared)
  const isUsable = declared !== null && !declared.startsWith('utf-')
  return createLineDecoder(isUsable ? new TextDecoder(declared) : null, onGuess)
}

function createStreamDecoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding)
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
}

/** Decodes whole lines. The encoding of lines that are not UTF-8 is guessed once, by the first of them. */
function createLineDecoder(
  declared: TextDecoder | null,
  onGuess: (guess: EncodingGuess) => void,
): Decoder {
  let rest: Uint8Array = new Uint8Array()
  let legacy = declared
  return (bytes, isLast) => {
    const all = concatBytes(rest, bytes)
    const end = isLast ? all.length : endOfWholeLines(all)
    rest = all.slice(end)
    const lines = all.subarray(0, end)
    if (isUtf8(lines, 0, lines.length)) return utf8.decode(lines)
    if (legacy === null) {
      const guess = guessEncoding(collectLegacyLines(lines))
      legacy = new TextDecoder(guess.encoding)
      onGuess(guess)
    }
    return decodeMixed(lines, legacy)
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** Returns the lines that are not UTF-8, at most 8,192 bytes of them. */
function collectLegacyLines(bytes: Uint8Array): Uint8Array {
  let lines: Uint8Array = new Uint8Array()
  for (let start = 0; start < bytes.length && lines.length < MAX_GUESS_BYTES; ) {
    const end = endOfLine(bytes, start)
    if (!isUtf8(bytes, start, end)) lines = concatBytes(lines, bytes.subarray(start, end))
    start = end
  }
  return lines.subarray(0, MAX_GUESS_BYTES)
}

/** Decodes runs of lines of one encoding, because a call of a decoder costs more than a line. */
function decodeMixed(bytes: Uint8Array, legacy: TextDecoder): string {
  let text = ''
  let run = 0
  let isRunUtf8 = true
  for (let start = 0; start < bytes.length; ) {
    const end = endOfLine(bytes, start)
    const isLineUtf8 = isUtf8(bytes, start, end)
    if (isLineUtf8 !== isRunUtf8) {
      text += (isRunUtf8 ? utf8 : legacy).decode(bytes.subarray(run, start))
      run = start
      isRunUtf8 = isLineUtf8
    }
    start = end
  }
  return text + (isRunUtf8 ? utf8 : legacy).decode(bytes.subarray(run))
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFEFF]/g

function removeControls(text: string): string {
  return text.replace(CONTROLS, '')
}
