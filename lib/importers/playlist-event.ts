import type { ImportEvent } from './types'

type PlaylistEvent = Extract<ImportEvent, { type: 'playlist' }>
type PlaylistDetails = Partial<Pick<PlaylistEvent, 'description' | 'externalId' | 'kind'>>

/** Creates the event of a playlist; details that the file does not contain are null. */
export const playlistEvent = (
  name: string,
  { description = null, externalId = null, kind = 'playlist' }: PlaylistDetails = {},
): PlaylistEvent => ({ type: 'playlist', name, description, externalId, kind })
