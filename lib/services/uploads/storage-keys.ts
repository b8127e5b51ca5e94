import type { CoverSize } from '@/lib/audio/probe/cover'

// Keys are made of ids alone.
export const AUDIO_FOLDER = 'songs'
export const COVER_FOLDER = 'covers'
export const PRESIGNED_FOLDER = 'incoming'

type CoverId = { songId: string; coverHash: string; size: CoverSize }

/** The storage key of the audio of a new song. It stays the same if the file moves to another song. */
export const audioKey = (songId: string) => `${AUDIO_FOLDER}/${songId}`

/** The storage key that a presigned URL writes to. */
export const presignedKey = (uploadId: string) => `${PRESIGNED_FOLDER}/${uploadId}`

/** The storage key of one size of a cover. */
export const coverKey = ({ songId, coverHash, size }: CoverId) =>
  `${COVER_FOLDER}/${songId}/${coverHash}-${size}.webp`
