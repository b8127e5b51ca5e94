import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { text } from './text-fields'

/** Songs per call. */
export const MAX_REPAIRED_SONGS = 100

/** The encodings of tags that are often read as Latin-1, by their names of the WHATWG. */
export const TEXT_ENCODINGS = [
  ...['utf-8', 'windows-1251', 'koi8-r', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'],
  ...['windows-1250', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'],
  ...['windows-1257', 'windows-1258', 'windows-874'],
] as const

const CONTROLS = '\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069'
// bounded-regex: a single character class.
const NO_CONTROLS = new RegExp(`^[^${CONTROLS}]*$`)

const name = text(1, 500)
const join = z
  .string()
  .max(100)
  .regex(NO_CONTROLS, 'Must not contain control characters.')
  .meta({ examples: [' feat. '] })

const SongTextInput = z.strictObject({
  title: name.meta({ examples: ['Группа крови'] }),
  artists: z
    .array(
      z.strictObject({
        name: name.meta({ examples: ['Кино'] }),
        join: join.describe('The text between this artist and the next one.'),
      }),
    )
    .max(50),
  album: z
    .strictObject({
      title: name.meta({ examples: ['Группа крови'] }),
      artists: z.array(name.meta({ examples: ['Кино'] })).max(50),
    })
    .nullable(),
  genres: z.array(text(1, 200).meta({ examples: ['рок'] })).max(50),
})
// Responses have a schema of their own, as those of requests reject unknown fields.
const SongText = z.object(SongTextInput.shape).meta({ id: 'SongText' })
export type SongText = z.output<typeof SongText>

const songIds = z.array(id).min(1).max(MAX_REPAIRED_SONGS)

export const TextRepairs = z
  .object({
    changes: z
      .array(z.object({ songId: id, before: SongText, after: SongText }))
      .max(MAX_REPAIRED_SONGS)
      .meta({ description: 'The songs whose texts differ in the encoding, in the given order.' }),
    isApplied: z.boolean(),
  })
  .meta({ id: 'TextRepairs' })
export type TextRepairs = z.output<typeof TextRepairs>

export const textRepairs = {
  repair: contract({
    operationId: 'repairSongTexts',
    method: 'post',
    path: '/songs/repair-text',
    tag: 'Songs',
    summary: 'Read the texts of songs in another encoding',
    description:
      'For titles, artists, albums and genres whose letters are wrong, because a file has them in an encoding that it does not state: reads them in `encoding` instead of Latin-1. Texts that are not valid in it stay as they are. Without `apply` it only returns what would change; with it, no later import replaces the texts.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      songIds,
      encoding: z.enum(TEXT_ENCODINGS),
      apply: z.boolean().default(false),
    }),
    output: TextRepairs,
    status: 200,
    errors: ['song_not_found'],
  }),
  undo: contract({
    operationId: 'restoreSongTexts',
    method: 'post',
    path: '/songs/restore-text',
    tag: 'Songs',
    summary: 'Restore the texts of songs',
    description:
      'Sets title, artists, album and genres of songs, all or none. With the `before` of each song of `/songs/repair-text` it undoes that call.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      songs: z
        .array(z.strictObject({ songId: id, texts: SongTextInput }))
        .min(1)
        .max(MAX_REPAIRED_SONGS),
    }),
    output: null,
    status: 204,
    errors: ['song_not_found'],
  }),
}
