/** Why a file cannot be uploaded. Part of the API: `reason` of the problem `unsupported_audio`. */
export type UnsupportedReason =
  | 'empty_file'
  | 'not_audio'
  | 'no_audio'
  | 'unsupported_format'
  | 'truncated'
  | 'damaged'
  | 'too_long'
  | 'too_many_channels'
  | 'tags_too_large'
  | 'probe_timeout'

/** A file that is not accepted. The message is written for its owner. */
export class UnsupportedAudioError extends Error {
  override readonly name = 'UnsupportedAudioError'
  constructor(
    readonly reason: UnsupportedReason,
    message: string,
  ) {
    super(message)
  }
}

/** A file that ends before the size or the duration that it declares. */
export const truncated = (container: string, detail: string) =>
  new UnsupportedAudioError('truncated', `This ${container} file is truncated: ${detail}`)

/** A file whose structure is invalid. */
export const damaged = (container: string, detail: string) =>
  new UnsupportedAudioError('damaged', `This ${container} file is damaged: ${detail}`)

/** A file of a supported container without audio. */
export const noAudio = (container: string) =>
  new UnsupportedAudioError('no_audio', `This ${container} file contains no audio.`)

/** A file of a format or codec that is not supported. */
export const unsupportedFormat = (message: string) =>
  new UnsupportedAudioError('unsupported_format', message)

const numberFormat = new Intl.NumberFormat('en')

/** Formats bytes exactly: `1,234 bytes`. */
export const formatByteCount = (bytes: number) => `${numberFormat.format(bytes)} bytes`

/** Formats a duration as `31:27`, or `2:05:09` from one hour on. */
export function formatDuration(seconds: number): string {
  const total = Math.round(seconds)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor(total / 60) % 60
  const rest = String(total % 60).padStart(2, '0')
  if (hours === 0) return `${minutes}:${rest}`
  return `${numberFormat.format(hours)}:${String(minutes).padStart(2, '0')}:${rest}`
}
