import type { ExportedTrack } from './types'

/** Where the song can be heard elsewhere, YouTube first: most players open it. */
export const linksOf = ({ youtubeId, spotifyId }: ExportedTrack): string[] => [
  ...(youtubeId ? [`https://www.youtube.com/watch?v=${youtubeId}`] : []),
  ...(spotifyId ? [`https://open.spotify.com/track/${spotifyId}`] : []),
]

/** The artists as one reads them. */
export const credit = ({ artists }: ExportedTrack): string => artists.join(', ')
