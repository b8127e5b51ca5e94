import { z } from 'zod'
import { contract } from './contract'
import { Import } from './import'
import { text } from './text-fields'
import { videoId } from './video-match'

/** YouTube’s player lists at most 200 videos of a playlist. */
export const MAX_LISTED_VIDEOS = 200
/** It leaves out videos that cannot be played: a list of this length may be one that it cut. */
export const MIN_CUT_VIDEOS = 150

export const youtube = {
  import: contract({
    operationId: 'importFromYoutube',
    method: 'post',
    path: '/youtube/import',
    tag: 'Imports',
    summary: 'Import a playlist from YouTube',
    description:
      'Imports a public or unlisted playlist of YouTube or YouTube Music by its link, in the background. Importing it again updates it. A server without a YouTube API key needs `videoIds`, the videos that YouTube’s player lists; their titles are looked up by oEmbed. A list of 150 or more may be cut: it adds tracks and removes none.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      url: text(1, 500).meta({
        examples: ['https://www.youtube.com/playlist?list=PLBCF2DAC6FFB574DE'],
      }),
      videoIds: z.array(videoId).min(1).max(MAX_LISTED_VIDEOS).optional().meta({
        description: 'The videos of the playlist in their order, for servers without a key.',
      }),
    }),
    output: Import,
    status: 202,
    errors: [
      'invalid_input',
      'too_many_imports',
      'daily_imports_used',
      'youtube_not_configured',
      'youtube_playlist_unreadable',
      'youtube_unavailable',
    ],
    idempotent: true,
    locationBase: '/imports',
  }),
}
