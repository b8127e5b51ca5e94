import { isFileUri, isUrl, isWindowsPath } from '@/lib/song-text/location'
import { decodePercents } from './percent-encoding'

const MEDIA_EXTENSIONS = new Set(
  `3g2 3gp aa aac aax ac3 adts aif aifc aiff alac amr aob ape asf au avi awb caf dff divx dsf dts dtshd
   eac3 f4a f4v flac flv gsm kar m2ts m2v m4a m4b m4p m4r m4v mid midi mka mkv mlp mo3 mod mov mp1 mp2
   mp3 mp4 mpa mpc mpeg mpg mpga mpp mts nsf oga ofr ofs ogg ogm ogv ogx oma opus qcp ra ram rm rmi
   rmvb s3m shn sid snd spc spx tak tta vob voc vqf w64 wav wave weba webm wma wmv wv xm xmf`.split(
    /\s+/,
  ),
)
const PLAYLIST_EXTENSIONS = new Set(
  'm3u m3u8 pls xspf jspf wpl zpl asx wax wvx cue b4s aimppl'.split(' '),
)
const MAX_EXTENSION_CHARACTERS = 5
const NO_FOLDER = /^(?:\.{0,2}|[a-z]:)$/i

// Paths and URLs may be too long for regular expressions, so these functions are scanners.

/** True for a path or URL of a playlist file. */
export function isPlaylistFile(location: string): boolean {
  const query = isUrl(location) ? location.search(/[?#]/) : -1
  const path = query === -1 ? location : location.slice(0, query)
  const dot = path.lastIndexOf('.')
  return (
    dot !== -1 &&
    PLAYLIST_EXTENSIONS.has(
      path
        .slice(dot + 1)
        .trim()
        .toLowerCase(),
    )
  )
}

/** True for a path or URL of an audio or video file. */
export function isMediaFile(location: string): boolean {
  return hasMediaExtension(location) || (isUrl(location) && findMediaFileEnd(location) !== -1)
}

/** Returns the decoded file name at the end of a path, or of a URL without its query. */
export function fileNameOf(location: string): string {
  const path = isUrl(location) ? stripQuery(location) : stripFileScheme(location)
  const slash = Math.max(path.lastIndexOf('/'), isWindowsPath(path) ? path.lastIndexOf('\\') : -1)
  return decodePercents(path.slice(slash + 1))
}

/** Returns the decoded folders of a path, the outermost first; none for a URL. */
export function foldersOf(location: string): string[] {
  if (isUrl(location)) return []
  const path = stripFileScheme(location)
  const folders = (isWindowsPath(path) ? path.replaceAll('\\', '/') : path).split('/').slice(0, -1)
  return folders.map(decodePercents).filter((folder) => !NO_FOLDER.test(folder.slice(0, 4)))
}

/** Removes the extension of an audio or video file. */
export function stripMediaExtension(name: string): string {
  return hasMediaExtension(name) ? name.slice(0, name.lastIndexOf('.')) : name
}

function hasMediaExtension(text: string, end = text.length): boolean {
  const ending = text.slice(Math.max(0, end - MAX_EXTENSION_CHARACTERS - 1), end)
  const dot = ending.lastIndexOf('.')
  return dot !== -1 && MEDIA_EXTENSIONS.has(ending.slice(dot + 1).toLowerCase())
}

/** Returns the index after the last media file name, at a `?`, a `#` or the end; -1 if none. */
function findMediaFileEnd(address: string): number {
  if (hasMediaExtension(address)) return address.length
  for (let at = address.length - 1; at >= 0; at--) {
    const isEnd = address[at] === '?' || address[at] === '#'
    if (isEnd && hasMediaExtension(address, at)) return at
  }
  return -1
}

function stripQuery(address: string): string {
  const end = findMediaFileEnd(address)
  return end === -1 ? address : address.slice(0, end)
}

function stripFileScheme(path: string): string {
  if (!isFileUri(path)) return path
  let at = 5
  while (path[at] === '/') at++
  return `/${path.slice(at)}`
}
