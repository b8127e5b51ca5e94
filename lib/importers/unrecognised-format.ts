import { AppError } from '@/lib/errors'
import { toExcerpt } from '@/lib/song-text/clean-text'

const SUPPORTED_FORMATS =
  'Riffle reads CSV (Exportify, TuneMyMusic, Soundiiz, or any with title and artist columns), Spotify account data, M3U, PLS, XSPF, JSPF, iTunes libraries, Google Takeout, and plain lists of "Artist - Title".'

const SIGNATURES: [start: number, bytes: string, description: string][] = [
  [0, '\x89PNG', 'a PNG image'],
  [0, '\xff\xd8\xff', 'a JPEG image'],
  [0, 'GIF8', 'a GIF image'],
  [0, 'PK\x03\x04', 'a ZIP archive; unpack it and send the files inside'],
  [0, '\x1f\x8b', 'a compressed file; unpack it first'],
  [0, '7z\xbc\xaf', 'a 7z archive; unpack it first'],
  [0, 'Rar!', 'a RAR archive; unpack it first'],
  [0, '%PDF', 'a PDF document'],
  [0, 'ID3', 'an MP3 file. Upload audio files instead of importing them'],
  [0, '\xff\xfb', 'an MP3 file. Upload audio files instead of importing them'],
  [0, 'fLaC', 'a FLAC file. Upload audio files instead of importing them'],
  [0, 'OggS', 'an Ogg file. Upload audio files instead of importing them'],
  [4, 'ftyp', 'an MP4 file. Upload audio files instead of importing them'],
  [0, 'RIFF', 'a WAV, AVI or WebP file'],
  [0, '\x30\x26\xb2\x75', 'a Windows Media file'],
  [0, 'bplist', 'a binary property list; export it from iTunes as XML'],
  [0, 'SQLite format 3', 'a database'],
]

const TEXT_SIGNATURES: [pattern: RegExp, description: string][] = [
  [/^\s*$/, 'an empty file'],
  [/^\s*(?:<!doctype html|<html|<head|<body)/i, 'a web page'],
  [/^\s*<asx\b/i, 'an ASX list of Windows Media streams'],
  [/^\s*(?:<\?wpl|<smil)/i, 'a Windows Media Player list; save it as M3U there'],
  [/^\s*RTSPtext/, 'a QuickTime link'],
  [/^\s*</, 'XML that is neither XSPF nor an iTunes library'],
  [/"(?:msPlayed|ms_played)"/, "Spotify's listening history, which contains no playlist"],
  [/^\s*[[{]/, 'JSON without a playlist'],
]

/** Creates the error for a file that is not a playlist: what it seems to be, and what is supported. */
export function unrecognisedFormat(bytes: Uint8Array, text: string): AppError {
  const description =
    describeBinary(bytes) ?? TEXT_SIGNATURES.find(([pattern]) => pattern.test(text))?.[1]
  const seen = description
    ? `This is ${description}.`
    : `No playlist was found; the file begins "${toExcerpt(text)}".`
  return new AppError('unrecognised_format', `${seen} ${SUPPORTED_FORMATS}`)
}

/** Describes a file that is not text by its first bytes; null for text. */
export function describeBinary(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 32))
  const known = SIGNATURES.find(([at, signature]) => start.startsWith(signature, at))
  if (known) return known[2]
  return isBinary(bytes) ? 'a binary file' : null
}

/** True if the start of a file without byte order mark has more than 5 % control characters. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)) {
    return false
  }
  const controls = sample.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d))
  return controls.length > sample.length / 20
}
