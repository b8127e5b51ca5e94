import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { Song } from './song'
import { text } from './text-fields'
import { videoId } from './video-match'

/** The links of one call. */
export const MAX_VIDEO_LINKS = 100
/** The links of one lookup of titles. */
export const MAX_LOOKUP_LINKS = 50

const url = text(1, 500).meta({ examples: ['https://youtu.be/dQw4w9WgXcQ'] })

export const LINK_FAULTS = [
  'song_not_found',
  'not_a_video_link',
  'video_gone',
  'video_private',
  'video_not_embeddable',
  'not_checked',
] as const
export type LinkFault = (typeof LINK_FAULTS)[number]

const fault = z
  .enum(LINK_FAULTS)
  .nullable()
  .describe(
    'Why the link was rejected; null if it was not. `not_checked`: YouTube took too long, try again.',
  )

export const videoLinks = {
  set: contract({
    operationId: 'linkSongVideos',
    method: 'post',
    path: '/songs/videos',
    tag: 'Songs',
    summary: 'Choose the videos that play many songs',
    description:
      'Sets your YouTube matches of up to 100 songs by links, as `PUT /songs/{songId}/video` sets one. Each item has its own result, in the order of the request: a rejected link does not affect the others. If a song is named twice, its last link applies.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      videos: z
        .array(z.strictObject({ songId: id, url }))
        .min(1)
        .max(MAX_VIDEO_LINKS),
    }),
    output: z.object({
      data: z.array(z.object({ songId: id, fault, song: Song.nullable() })).max(MAX_VIDEO_LINKS),
    }),
    status: 200,
    errors: ['invalid_input'],
  }),
  lookUp: contract({
    operationId: 'lookUpVideos',
    method: 'post',
    path: '/videos/lookup',
    tag: 'Videos',
    summary: 'Look up the titles of videos by their links',
    description:
      'Looks up to 50 links up by oEmbed of YouTube, which needs no key. The results are in the order of the request.',
    access: 'user',
    limit: 'write',
    freesData: true,
    scope: 'read',
    body: z.strictObject({ urls: z.array(url).min(1).max(MAX_LOOKUP_LINKS) }),
    output: z.object({
      data: z
        .array(
          z.object({
            videoId: videoId.nullable(),
            title: z
              .string()
              .max(500)
              .nullable()
              .meta({ examples: ['Blue Monday (Official Audio)'] }),
            channel: z
              .string()
              .max(500)
              .nullable()
              .meta({ examples: ['New Order'] }),
            fault,
          }),
        )
        .max(MAX_LOOKUP_LINKS),
    }),
    status: 200,
    errors: ['invalid_input'],
  }),
}
