/** A kind of file that cannot be uploaded. */
export type FileKind = {
  /** With its article, for use after "This is". */
  name: string
  isAudio: boolean
  /** A sentence about what to do instead. */
  hint?: string
}

const audio = (name: string): FileKind => ({ name, isAudio: true })
const other = (name: string, hint?: string): FileKind => ({ name, isAudio: false, hint })
const playlist = (name: string) => other(name, 'Import it as a playlist instead.')

/** By the MIME types that file-type detects. */
const BY_MIME: Record<string, FileKind> = {
  'application/zip': other('a ZIP archive'),
  'application/gzip': other('a gzip archive'),
  'application/x-7z-compressed': other('a 7z archive'),
  'application/x-rar-compressed': other('a RAR archive'),
  'application/x-tar': other('a tar archive'),
  'application/x-bzip2': other('a bzip2 archive'),
  'application/x-msdownload': other('a Windows program'),
  'application/x-elf': other('a Linux program'),
  'application/x-mach-binary': other('a macOS program'),
  'application/java-vm': other('a Java class'),
  'application/pdf': other('a PDF document'),
  'application/xml': other('an XML document'),
  'audio/ape': audio('a Monkey’s Audio file'),
  'audio/x-musepack': audio('a Musepack file'),
  'audio/wavpack': audio('a WavPack file'),
  'audio/aiff': audio('an AIFF file'),
  'audio/midi': other('a MIDI file'),
  'audio/x-ms-asf': audio('a Windows Media file'),
  'audio/x-dsf': audio('a DSD file'),
  'audio/amr': audio('an AMR file'),
  'audio/vnd.dolby.dd-raw': audio('a Dolby Digital file'),
  'video/x-msvideo': other('an AVI video'),
  'video/vnd.avi': other('an AVI video'),
  'video/quicktime': other('a QuickTime video'),
  'video/mpeg': other('an MPEG video'),
  'video/x-flv': other('a Flash video'),
  'image/png': other('a PNG image'),
  'image/jpeg': other('a JPEG image'),
  'image/gif': other('a GIF image'),
  'image/webp': other('a WebP image'),
}

/** By their first bytes, for files that file-type does not detect. */
export const KINDS_BY_MAGIC: [RegExp, FileKind][] = [
  [/^TTA1/, audio('a True Audio file')],
  [/^(MP\+|MPCK)/, audio('a Musepack file')],
  [/^MAC /, audio('a Monkey’s Audio file')],
  [/^ADIF/, audio('an AAC file in ADIF')],
  [/^APETAGEX/, other('an APE tag')],
  [/^RF64/, audio('an RF64 file')],
  [/^MZ/, other('a Windows program')],
  [/^#EXTM3U/, playlist('an M3U playlist')],
  [/^\[playlist\]/i, playlist('a PLS playlist')],
  [/^#!/, other('a script')],
]

export const MARKUP_KINDS = {
  php: other('a PHP script'),
  svg: other('an SVG image'),
  html: other('an HTML page'),
  xml: other('an XML document'),
}

export const TEXT_FILE = other('a text file')

/** The kind of a MIME type. */
export function kindOfMime(mime: string): FileKind {
  const [type = ''] = mime.split(';')
  const known = BY_MIME[type]
  if (known) return known
  if (type.startsWith('image/')) return other(`an image (${type})`)
  if (type.startsWith('video/')) return other(`a video (${type})`)
  return { name: `a file of type ${type}`, isAudio: type.startsWith('audio/') }
}
