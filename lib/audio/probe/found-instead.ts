import { fileTypeFromBuffer } from 'file-type'
import { markupKind } from './markup-kind'

const LOOKED_AT_BYTES = 65_536

// Said after "This is"; what is not here is named by its MIME type.
const NAMES: Record<string, string> = {
  'application/zip': 'a ZIP archive',
  'application/gzip': 'a gzip archive',
  'application/x-7z-compressed': 'a 7z archive',
  'application/x-rar-compressed': 'a RAR archive',
  'application/x-tar': 'a tar archive',
  'application/x-bzip2': 'a bzip2 archive',
  'application/x-msdownload': 'a Windows program',
  'application/x-elf': 'a Linux program',
  'application/x-mach-binary': 'a macOS program',
  'application/java-vm': 'a Java class',
  'application/pdf': 'a PDF document',
  'application/xml': 'an XML document',
  'application/ogg': 'an Ogg file with nothing in it that can be played',
  'audio/ape': 'a Monkey’s Audio file',
  'audio/x-musepack': 'a Musepack file',
  'audio/wavpack': 'a WavPack file',
  'audio/aiff': 'an AIFF file',
  'audio/midi': 'a MIDI file: notes, and no sound',
  'audio/x-ms-asf': 'a Windows Media file',
  'audio/x-dsf': 'a DSD file',
  'audio/amr': 'an AMR recording',
  'audio/vnd.dolby.dd-raw': 'a Dolby Digital file',
  'audio/matroska': 'a Matroska file',
  'video/matroska': 'a Matroska video',
  'video/webm': 'a WebM video',
  'video/x-msvideo': 'an AVI video',
  'video/vnd.avi': 'an AVI video',
  'video/quicktime': 'a QuickTime video',
  'video/mpeg': 'an MPEG video',
  'video/x-flv': 'a Flash video',
  'image/png': 'a PNG picture',
  'image/jpeg': 'a JPEG picture',
  'image/gif': 'a GIF picture',
  'image/webp': 'a WebP picture',
}

// What file-type leaves to others, by how it begins.
const BEGINNINGS: [RegExp, string][] = [
  [/^TTA1/, 'a True Audio file'],
  [/^(MP\+|MPCK)/, 'a Musepack file'],
  [/^MAC /, 'a Monkey’s Audio file'],
  [/^ADIF/, 'AAC without frames (ADIF), which cannot be sought in'],
  [/^APETAGEX/, 'a tag without the audio it belongs to'],
  [/^RF64/, 'an RF64 file'],
  [/^MZ/, 'a Windows program'],
  [/^#EXTM3U/, 'a playlist (M3U); import takes those'],
  [/^\[playlist\]/i, 'a playlist (PLS); import takes those'],
  [/^#!/, 'a script'],
]

const MARKUP = {
  php: 'a PHP script',
  svg: 'an SVG picture',
  html: 'an HTML page',
  xml: 'an XML document',
}

/** What a file is that is no audio we take, after "This is"; undefined where nothing tells. */
export async function foundInstead(head: Buffer): Promise<string | undefined> {
  const text = head.toString('latin1', 0, 2_048)
  const begins = BEGINNINGS.find(([beginning]) => beginning.test(text))
  if (begins) return begins[1]
  const markup = markupKind(text)
  if (markup) return MARKUP[markup]
  const type = await fileTypeFromBuffer(head).catch(() => undefined)
  if (type && !type.mime.startsWith('audio/mpeg')) return nameOf(type.mime)
  return isText(head) ? 'a text file' : undefined
}

export const LOOKED_AT = LOOKED_AT_BYTES

function nameOf(mime: string): string {
  const bare = mime.split(';')[0]!
  if (NAMES[bare]) return NAMES[bare]
  if (bare.startsWith('image/')) return `a picture (${bare})`
  if (bare.startsWith('video/')) return `a video (${bare})`
  return `a file of type ${bare}`
}

function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false
  const sample = head.subarray(0, 2_048)
  const printable = sample.filter((byte) => byte >= 32 || (byte >= 9 && byte <= 13)).length
  const ascii = sample.filter((byte) => byte < 128).length
  return printable === sample.length && ascii > sample.length * 0.9
}
