import { z } from 'zod'
import { contract } from './contract'
import { Import } from './import'
import { text } from './text-fields'

export const youtube = {
  import: contract({
    operationId: 'importFromYoutube',
    method: 'post',
    path: '/youtube/import',
    tag: 'Imports',
    summary: 'Import a playlist from YouTube',
    description:
      'Imports a public or unlisted playlist of YouTube or YouTube Music by its link, in the background. Importing it again updates it. Requires a YouTube API key on the server.',
    access: 'user',
    limit: 'import',
    body: z.strictObject({
      url: text(1, 500).meta({
        examples: ['https://www.youtube.com/playlist?list=PLBCF2DAC6FFB574DE'],
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
