/** The lines that are read at once. */
export const MAX_LINES = 500

/** A pasted line: the link to a video, and the song that it names in front of it. */
export type PastedLine = {
  /** The line as it was pasted. */
  line: string
  /** Null if the line has no link. */
  url: string | null
  /** Null if there is only a link. */
  name: string | null
}

const LINK = /https?:\/\/\S+/i
const SEPARATORS = /^[\s\-–—:|,;]+|[\s\-–—:|,;]+$/g

/** Reads pasted lines, each a link or `artist - title` and a link; empty lines are left out. */
export function readPastedLines(text: string): PastedLine[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const url = LINK.exec(line)?.[0] ?? null
      const name = url === null ? '' : line.replace(url, ' ').replace(SEPARATORS, '').trim()
      return { line, url, name: name === '' ? null : name }
    })
}
