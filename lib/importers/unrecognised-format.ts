import { AppError } from '@/lib/errors'
import { toExcerpt } from '@/lib/song-text/clean-text'
import { findUtf16 } from './encodings/utf16'
import { describeHistory } from './listening-history'

const SUPPORTED_FORMATS =
  'Riffle reads CSV (Exportify, TuneMyMusic, Soundiiz, or any with title and artist columns), Spotify account data, M3U, PLS, XSPF, JSPF, iTunes libraries, Google Takeout, Windows Media Player, rekordbox, Traktor and Rhythmbox playlists, JSON of other programs, ZIP archives of these, and plain lists of "Artist - Title".'

const SIGNATURES: [start: number, bytes: string, type: string, description: string][] = [
  [0, '\x89PNG', 'png', 'a PNG image'],
  [0, '\xff\xd8\xff', 'jpeg', 'a JPEG image'],
  [0, 'GIF8', 'gif', 'a GIF image'],
  [0, 'PK\x03\x04', 'zip', 'a ZIP archive; unpack it and send the files inside'],
  [0, '\x1f\x8b', 'gzip', 'a compressed file; unpack it first'],
  [0, '7z\xbc\xaf', '7z', 'a 7z archive; unpack it first'],
  [0, 'Rar!', 'rar', 'a RAR archive; unpack it first'],
  [0, '%PDF', 'pdf', 'a PDF document'],
  [0, 'ID3', 'mp3', 'an MP3 file. Upload audio files instead of importing them'],
  [0, '\xff\xfb', 'mp3', 'an MP3 file. Upload audio files instead of importing them'],
  [0, 'fLaC', 'flac', 'a FLAC file. Upload audio files instead of importing them'],
  [0, 'OggS', 'ogg', 'an Ogg file. Upload audio files instead of importing them'],
  [4, 'ftyp', 'mp4', 'an MP4 file. Upload audio files instead of importing them'],
  [0, 'RIFF', 'riff', 'a WAV, AVI or WebP file'],
  [0, '\x30\x26\xb2\x75', 'windows_media', 'a Windows Media file'],
  [0, 'bplist', 'binary_plist', 'a binary property list; export it from iTunes as XML'],
  [0, 'SQLite format 3', 'sqlite', 'a database'],
]

const TEXT_SIGNATURES: [pattern: RegExp, type: string, description: string][] = [
  [/^\s*$/, 'empty', 'an empty file'],
  [/^\s*(?:<!doctype html|<html|<head|<body)/i, 'html', 'a web page'],
  [/^\s*RTSPtext/, 'quicktime_link', 'a QuickTime link'],
  [/^\s*</, 'xml', 'XML that is neither XSPF nor another known playlist'],
  [/^\s*[[{]/, 'json', 'JSON without a playlist'],
]

/**
 * Creates the error for a file that is not a playlist: its detected type, and the supported formats.
 * Its params are the `detected` type, and for text of no known type an `excerpt`.
 */
export function unrecognisedFormat(bytes: Uint8Array, text: string): AppError {
  const detected = detectBinary(bytes) ?? detectHistory(text) ?? detectText(text)
  if (detected) {
    const message = `This is ${detected.description}. ${SUPPORTED_FORMATS}`
    return new AppError('unrecognised_format', message, { params: { detected: detected.type } })
  }
  const excerpt = toExcerpt(text)
  const message = `No playlist was found; the file begins "${excerpt}". ${SUPPORTED_FORMATS}`
  return new AppError('unrecognised_format', message, { params: { detected: 'text', excerpt } })
}

type DetectedType = { type: string; description: string }

function detectHistory(text: string): DetectedType | null {
  const service = describeHistory(text)
  if (service === null) return null
  const description = `a listening history of ${service}. It lists what was played, which is not a playlist`
  return { type: 'listening_history', description }
}

function detectText(text: string): DetectedType | null {
  const known = TEXT_SIGNATURES.find(([pattern]) => pattern.test(text))
  return known ? { type: known[1], description: known[2] } : null
}

/** Detects the type of a file that is not text by its first bytes; null for text. */
export function detectBinary(bytes: Uint8Array): DetectedType | null {
  const start = String.fromCharCode(...bytes.subarray(0, 32))
  const known = SIGNATURES.find(([at, signature]) => start.startsWith(signature, at))
  if (known) return { type: known[2], description: known[3] }
  return isBinary(bytes) ? { type: 'binary', description: 'a binary file' } : null
}

/** True if the start of a file without byte order mark has more than 5 % control characters. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff)) {
    return false
  }
  if (findUtf16(sample) !== null) return false
  const controls = sample.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d))
  return controls.length > sample.length / 20
}
