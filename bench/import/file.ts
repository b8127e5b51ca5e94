import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type FileShape = {
  rows: number
  /** Rows of each playlist. */
  listRows: number
  /** The size of the file, reached by a comment in each row. */
  megabytes: number
}

const ROWS_PER_ARTIST = 8
const ROWS_PER_ALBUM = 4
const WORDS = ['Night', 'Harbour', 'Glass', 'Ferry', 'Amber', 'Signal', 'Winter', 'Field', 'Tide']

/** Writes a table of invented songs: eight of an artist, four of an album. */
export async function writeFile(path: string, shape: FileShape): Promise<void> {
  await pipeline(Readable.from(lines(shape)), createWriteStream(path))
}

function* lines({ rows, listRows, megabytes }: FileShape): Generator<string> {
  const comment = 'c'.repeat(Math.max(0, Math.floor((megabytes * 2 ** 20) / rows) - 90))
  yield 'Track Name,Artist Name(s),Album Name,Duration (ms),ISRC,Playlist Name,Comment\n'
  for (let row = 0; row < rows; row++) {
    const artist = Math.floor(row / ROWS_PER_ARTIST)
    const cells = [
      `${word(row)} ${word(row >> 3)} ${row}`,
      `${word(artist)} Band ${artist}`,
      `Album ${Math.floor(row / ROWS_PER_ALBUM)}`,
      150_000 + ((row * 7_919) % 120_000),
      `QZAAA${String(row).padStart(7, '0')}`,
      `List ${Math.floor(row / listRows)}`,
      comment,
    ]
    yield `${cells.join(',')}\n`
  }
}

const word = (index: number) => WORDS[index % WORDS.length] ?? ''
