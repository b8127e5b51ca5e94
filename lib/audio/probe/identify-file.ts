import { fileTypeFromBuffer } from 'file-type'
import { type FileKind, KINDS_BY_MAGIC, kindOfMime, MARKUP_KINDS, TEXT_FILE } from './file-kinds'
import { markupKind } from './markup-kind'
import { UnsupportedAudioError } from './unsupported-audio'

/** Bytes at the start of a file that identify it. */
export const MAX_HEAD_BYTES = 65_536
const TEXT_SAMPLE_BYTES = 2_048
const MIN_ASCII_SHARE = 0.9

/** Identifies a file that is not one of the supported formats. Undefined if it is unknown. */
export async function identifyFile(head: Buffer): Promise<FileKind | undefined> {
  const text = head.toString('latin1', 0, TEXT_SAMPLE_BYTES)
  const byMagic = KINDS_BY_MAGIC.find(([magic]) => magic.test(text))
  if (byMagic) return byMagic[1]
  const markup = markupKind(text)
  if (markup) return MARKUP_KINDS[markup]
  const type = await fileTypeFromBuffer(head).catch(() => undefined)
  if (type && !type.mime.startsWith('audio/mpeg')) return kindOfMime(type.mime)
  return isText(head) ? TEXT_FILE : undefined
}

/** The error for a file of an unsupported kind. */
export function unsupportedKind({ name, isAudio, hint }: FileKind): UnsupportedAudioError {
  if (isAudio) {
    const message = `This is ${name}. This format is not supported.`
    return new UnsupportedAudioError('unsupported_format', message)
  }
  const message = `This is ${name}, not audio.`
  return new UnsupportedAudioError('not_audio', hint ? `${message} ${hint}` : message)
}

function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false
  const sample = head.subarray(0, TEXT_SAMPLE_BYTES)
  const isPrintable = sample.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13))
  const ascii = sample.filter((byte) => byte < 128).length
  return isPrintable && ascii > sample.length * MIN_ASCII_SHARE
}
