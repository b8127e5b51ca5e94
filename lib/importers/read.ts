import { isZip, readArchive } from './archive'
import { concatBytes } from './concat-bytes'
import { readCsv } from './csv'
import { decodeText, splitChunks } from './decode-text'
import { detectFormat, type TextFormat } from './detect'
import { readDjXml } from './dj-xml'
import type { EncodingGuess } from './encodings/guess-encoding'
import { readItunes } from './itunes'
import { readJson } from './json'
import { readM3u } from './m3u'
import { readMediaXml } from './media-xml'
import { readPlainList } from './plain-list'
import { playlistNameFromFile } from './playlist-name'
import { readPls } from './pls'
import { readHead } from './read-head'
import { skipEvent } from './skip'
import type { Format, ImportEvent, Reader } from './types'
import { detectBinary, unrecognisedFormat } from './unrecognised-format'
import { readXspf } from './xspf'

const HEAD_BYTES = 4096
const HEAD_CHARACTERS = 32 * 1024

const readers: Record<TextFormat, Reader> = {
  riffle: readJson,
  'spotify-data': readJson,
  jspf: readJson,
  m3u: readM3u,
  pls: readPls,
  xspf: readXspf,
  itunes: readItunes,
  json: readJson,
  wpl: readMediaXml,
  asx: readMediaXml,
  rekordbox: readDjXml,
  traktor: readDjXml,
  rhythmbox: readMediaXml,
  text: readPlainList,
}

/** `isNested` is true for a file in an archive, which may not be an archive itself. */
type Options = { fileName: string | null; isNested?: boolean }
type OpenFile = { format: Format; events: AsyncGenerator<ImportEvent> }

/**
 * Detects the format of a playlist file by its content and reads it as a stream. Each row of the
 * file becomes one track or one skip. The caller limits the size: JSON is held in memory, other
 * formats piece by piece.
 * @throws AppError `unrecognised_format` if the file is not a playlist in a supported format.
 */
export async function openPlaylistFile(
  chunks: AsyncIterable<Uint8Array>,
  { fileName, isNested = false }: Options,
): Promise<OpenFile> {
  const bytes = await readHead(splitChunks(chunks), HEAD_BYTES)
  const start = concatBytes(...bytes.head)
  if (isZip(start) && !isNested) return openArchive(bytes)
  if (detectBinary(start) !== null) {
    await bytes.close()
    throw unrecognisedFormat(start, '')
  }
  const guesses: EncodingGuess[] = []
  const decoded = decodeText(bytes.all, (guess) => guesses.push(guess))
  const text = await readHead(decoded, HEAD_CHARACTERS)
  const head = text.head.join('')
  const detected = detectFormat(head)
  if (detected === null) {
    await text.close()
    throw unrecognisedFormat(start, head)
  }
  const fallbackName = playlistNameFromFile(fileName)
  const { format, header } = detected
  const events = header
    ? readCsv(text.all, { header, fallbackName })
    : readers[format](text.all, { head, format, fallbackName })
  return { format, events: closeAfter(addDoubts(events, guesses), text.close) }
}

function openArchive(bytes: Awaited<ReturnType<typeof readHead<Uint8Array>>>): OpenFile {
  const events = readArchive(bytes.all, ({ name, bytes: content }) =>
    readPlaylistFile(oneChunk(content), { fileName: name, isNested: true }),
  )
  return { format: 'zip', events: closeAfter(events, bytes.close) }
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Reads the events of a playlist file; as `openPlaylistFile`. */
export async function* readPlaylistFile(
  chunks: AsyncIterable<Uint8Array>,
  options: Options,
): AsyncGenerator<ImportEvent> {
  const { events } = await openPlaylistFile(chunks, options)
  yield* events
}

/**
 * Adds a skip at the end if the file has tracks and its encoding is in doubt; `text` is the guessed
 * encoding.
 */
async function* addDoubts(events: AsyncGenerator<ImportEvent>, guesses: EncodingGuess[]) {
  let hasTracks = false
  for await (const event of events) {
    hasTracks ||= event.type === 'track'
    yield event
  }
  for (const { encoding, isDoubtful } of guesses) {
    if (hasTracks && isDoubtful)
      yield skipEvent({ line: 0, code: 'uncertain_encoding', text: encoding })
  }
}

/** Releases the file also if the caller stops before the reader has started. */
async function* closeAfter(events: AsyncGenerator<ImportEvent>, close: () => Promise<unknown>) {
  try {
    yield* events
  } finally {
    await close()
  }
}
