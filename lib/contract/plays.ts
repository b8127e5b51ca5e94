import { z } from 'zod'
import { contract } from './contract'
import {
  durationMs,
  id,
  instant,
  isSupportedInstant,
  listOf,
  page,
  UNSUPPORTED_INSTANT,
} from './fields'
import { Song } from './song'

export const Play = z
  .object({
    id,
    song: Song,
    playlistId: id.nullable(),
    outcome: z.enum(['finished', 'skipped']),
    playedMs: durationMs,
    playedAt: instant,
  })
  .meta({ id: 'Play' })
export type Play = z.output<typeof Play>

export const plays = {
  list: contract({
    operationId: 'listPlays',
    method: 'get',
    path: '/me/plays',
    tag: 'Listening history',
    summary: 'List your plays',
    description: 'Lists your listening history, latest first.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(Play),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  record: contract({
    operationId: 'recordPlay',
    method: 'post',
    path: '/me/plays',
    tag: 'Listening history',
    idempotent: true,
    summary: 'Record a play',
    description:
      'Records that a song was played to its end or skipped, and for how long it played.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      songId: id,
      playlistId: id.optional(),
      outcome: Play.shape.outcome,
      playedMs: durationMs,
      playedAt: z.iso.datetime().refine(isSupportedInstant, UNSUPPORTED_INSTANT).optional(),
    }),
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
