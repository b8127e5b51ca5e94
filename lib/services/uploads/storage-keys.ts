import type { CoverSize } from '@/lib/audio/probe/cover'

/** Where things lie in the storage: ids alone make the keys. */
export const AUDIO_FOLDER = 'songs'
export const COVER_FOLDER = 'covers'
export const PRESIGNED_FOLDER = 'incoming'

type CoverId = { songId: string; coverHash: string; size: CoverSize }

export const audioKey = (songId: string) => `${AUDIO_FOLDER}/${songId}`
export const presignedKey = (uploadId: string) => `${PRESIGNED_FOLDER}/${uploadId}`
export const coverKey = ({ songId, coverHash, size }: CoverId) =>
  `${COVER_FOLDER}/${songId}/${coverHash}-${size}.webp`
