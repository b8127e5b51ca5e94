import { z } from 'zod'
import { CONTEXT_KINDS, listOfContext } from '@/lib/list-id'
import { PLAY_ORDERS, REPEATS } from '@/lib/play-orders'
import { contract } from './contract'
import { count, durationMs, id, instant } from './fields'
import { Song } from './song'
import { text } from './text-fields'

/** The maximum number of queued songs of a user. */
export const MAX_QUEUED_SONGS = 1_000

const Context = z
  .strictObject({
    kind: z.enum(CONTEXT_KINDS),
    id: id.nullable().meta({ description: 'Null for `liked` and `library`.' }),
  })
  .meta({ description: 'The list that plays. `songs` is a view.' })

const order = z
  .enum(PLAY_ORDERS)
  .meta({ description: '`list` for the order of the list itself, else a mode of shuffle.' })
const repeat = z.enum(REPEATS)
const turn = z.int().min(1).max(2_147_483_647)

const current = {
  songId: id,
  trackId: id.optional().meta({ description: 'The track of a playlist.' }),
  turn: turn.optional().meta({ description: 'The turn of the shuffle that handed it out.' }),
  itemId: id.optional().meta({ description: 'The queued item that it was.' }),
  positionMs: durationMs,
  paused: z.boolean(),
}

export const QueuedSong = z
  .object({ id, songId: id, addedAt: instant, song: Song })
  .meta({ id: 'QueuedSong' })
export type QueuedSong = z.output<typeof QueuedSong>

const deviceName = text(1, 100).meta({ examples: ['Firefox on Linux'] })

export const Queue = z
  .object({
    version: count.meta({ description: 'Pass it to `PUT /me/queue`; 0 before the first.' }),
    context: z.object(Context.shape).nullable(),
    order,
    repeat,
    current: z
      .object({ ...current, song: Song })
      .nullable()
      .meta({ description: 'While it plays, the position at the time of the response.' }),
    device: z
      .object({
        id,
        name: z
          .string()
          .max(100)
          .meta({ examples: ['Firefox on Linux'] }),
      })
      .nullable()
      .meta({ description: 'The device that plays; other devices show what it plays.' }),
    queued: z
      .array(QueuedSong)
      .max(MAX_QUEUED_SONGS)
      .meta({ description: 'Songs that were queued by hand; they play before the list.' }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'Queue' })
export type Queue = z.output<typeof Queue>

const common = { tag: 'Play queue', access: 'user' as const, limit: 'write' as const }
const itemParams = z.strictObject({ itemId: id })
const deviceId = id.meta({ description: 'A UUID that the client chose for itself.' })

export const queue = {
  find: contract({
    ...common,
    operationId: 'getQueue',
    method: 'get',
    path: '/me/queue',
    summary: 'Get what plays',
    description:
      'Returns what you play, which is the same on every device: the list, the current song with its position, the device that plays it, and the songs that you queued.',
    limit: 'read',
    output: Queue,
    status: 200,
    errors: [],
  }),
  events: contract({
    ...common,
    operationId: 'streamQueue',
    method: 'get',
    path: '/me/queue/events',
    summary: 'Follow what plays',
    description:
      'Server-sent events named `queue`: the state at once, and again when it changes on any device. The position of a song that plays is not a change. The stream ends after 30 minutes, and when you sign out.',
    limit: 'read',
    output: Queue,
    media: 'text/event-stream',
    status: 200,
    errors: [],
  }),
  replace: contract({
    ...common,
    operationId: 'replaceQueue',
    method: 'put',
    path: '/me/queue',
    summary: 'Set what plays',
    description:
      'Sets the list, the order and the current song, which the device plays from now on. `version` is that of the state that the change is based on: 409 `queue_changed` returns a newer state as `queue`. `current.itemId` takes that item out of the queue. The queued songs stay otherwise.',
    body: z.strictObject({
      version: count,
      context: Context.refine(
        (context) => listOfContext(context) !== undefined,
        'This kind of list needs an id.',
      ),
      order,
      repeat,
      current: z.strictObject(current),
      device: z.strictObject({ id: deviceId, name: deviceName.optional() }),
    }),
    output: Queue,
    status: 200,
    errors: ['not_found', 'song_not_found', 'queue_changed'],
  }),
  add: contract({
    ...common,
    operationId: 'queueSongs',
    method: 'post',
    path: '/me/queue/items',
    summary: 'Queue songs',
    description:
      'Adds songs to the start (`next`) or the end of the queue, all or none. A queue has up to 1,000 songs.',
    body: z.strictObject({
      songIds: z.array(id).min(1).max(MAX_QUEUED_SONGS),
      at: z.enum(['next', 'end']).default('end'),
    }),
    output: Queue,
    status: 201,
    errors: ['song_not_found', 'queue_full'],
    idempotent: true,
  }),
  move: contract({
    ...common,
    operationId: 'moveQueuedSong',
    method: 'patch',
    path: '/me/queue/items/{itemId}',
    summary: 'Move a queued song',
    description: 'Moves a queued song to an index of the queue, or to its end.',
    params: itemParams,
    body: z.strictObject({
      position: z
        .int()
        .min(0)
        .max(MAX_QUEUED_SONGS)
        .meta({ description: 'The index in the queue, from 0.', examples: [0] }),
    }),
    output: Queue,
    status: 200,
    errors: ['not_found'],
  }),
  remove: contract({
    ...common,
    operationId: 'removeQueuedSong',
    method: 'delete',
    path: '/me/queue/items/{itemId}',
    summary: 'Remove a queued song',
    description: 'Removes a song from the queue.',
    params: itemParams,
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
  clear: contract({
    ...common,
    operationId: 'clearQueue',
    method: 'delete',
    path: '/me/queue/items',
    summary: 'Clear the queue',
    description: 'Removes all queued songs. The current song and its list stay.',
    output: null,
    status: 204,
    errors: [],
  }),
  takeOver: contract({
    ...common,
    operationId: 'takeOverQueue',
    method: 'post',
    path: '/me/queue/take-over',
    summary: 'Play on this device',
    description:
      'Makes a device the one that plays, at the song and position of the former device, whose positions are rejected from now on.',
    body: z.strictObject({ deviceId, name: deviceName.optional() }),
    output: Queue,
    status: 200,
    errors: [],
  }),
  savePosition: contract({
    ...common,
    operationId: 'savePlayPosition',
    method: 'put',
    path: '/me/queue/position',
    summary: 'Save the position',
    description:
      'Saves the position in the current song. It does not change the version. Only the device that plays can save it (409 `device_not_active`). With `itemId`, the `itemId`, `trackId` or `songId` of the current song, the position of another song is rejected (409 `queue_changed`).',
    body: z.strictObject({
      deviceId,
      itemId: id.optional(),
      positionMs: durationMs,
      paused: z.boolean(),
    }),
    output: null,
    status: 204,
    errors: ['device_not_active', 'queue_changed'],
  }),
}
