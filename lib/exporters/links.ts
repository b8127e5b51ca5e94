import type { ExportedTrack } from './types'

/** Links to the song on other services, YouTube first because most players can open it. */
export const externalLinks = ({ youtubeId, spotifyId }: ExportedTrack): string[] => [
  ...(youtubeId ? [`https://www.youtube.com/watch?v=${youtubeId}`] : []),
  ...(spotifyId ? [`https://open.spotify.com/track/${spotifyId}`] : []),
]

/** The artists of a track as one text. */
export const formatCredit = ({ artists }: ExportedTrack): string => artists.join(', ')
