import { call } from '@/tests/support/app'
import type { Library } from '../library'
import type { ValidRequest } from '../valid-request'
import { emptyRequest, withShelf } from './common'

const withShuffle = async (library: Library) => ({
  params: { playlistId: await library.shuffled() },
})

const withView = async (library: Library) => ({ params: { viewId: await library.view() } })

const DEVICE_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d71'

type StoredQueue = { version: number; queued: { id: string }[] }

const withQueued = async ({ token, songs }: Library) => {
  const body = { songIds: [(await songs())[0]!], at: 'end' }
  const made = await call('POST', '/me/queue/items', { token, body })
  return { params: { itemId: (made.body as StoredQueue).queued.at(-1)!.id } }
}

async function withQueueChange({ token, songs }: Library) {
  const { version } = (await call('GET', '/me/queue', { token })).body as StoredQueue
  const current = { songId: (await songs())[0]!, positionMs: 1_000, paused: true }
  const context = { kind: 'library', id: null }
  const device = { id: DEVICE_ID, name: 'Kitchen' }
  return { body: { version, context, order: 'balanced', repeat: 'all', current, device } }
}

const withPlayingDevice = async ({ token }: Library) => {
  const body = { deviceId: DEVICE_ID }
  await call('POST', '/me/queue/take-over', { token, body })
  return { body: { ...body, positionMs: 2_000, paused: true } }
}

/** Valid requests, by the ids of their operations. */
export const playingRequests: Record<string, ValidRequest> = {
  startShuffle: {
    create: async (library) => ({ ...(await withShelf(library)), body: { seed: 'a' } }),
  },
  getShuffle: { create: withShuffle },
  endShuffle: { create: withShuffle },
  nextTrack: { create: withShelf },
  previousTrack: { create: withShuffle },
  playTrack: {
    create: async (library) => {
      const { id, trackIds } = await library.playlist()
      return { params: { playlistId: id }, body: { trackId: trackIds[0]! } }
    },
  },
  returnTrack: {
    create: async (library) => ({
      ...(await withShuffle(library)),
      body: { turn: 2, reason: 'missing' },
    }),
  },
  upcomingTracks: { create: withShuffle },
  getShuffleOrder: { create: withShuffle },
  getShuffleSettings: { create: withShelf },
  changeShuffleSettings: {
    create: async (library) => ({ ...(await withShelf(library)), body: { mode: 'flow' } }),
  },
  getQueue: { create: emptyRequest },
  streamQueue: { create: emptyRequest },
  replaceQueue: { create: withQueueChange },
  queueSongs: {
    create: async ({ songs }) => ({ body: { songIds: [(await songs())[0]!], at: 'next' } }),
  },
  clearQueue: { create: emptyRequest },
  moveQueuedSong: {
    create: async (library) => ({ ...(await withQueued(library)), body: { position: 0 } }),
  },
  removeQueuedSong: { create: withQueued },
  takeOverQueue: { create: () => ({ body: { deviceId: DEVICE_ID, name: 'Kitchen' } }) },
  savePlayPosition: { create: withPlayingDevice },
  createView: { create: () => ({ body: { q: 'one', filters: { liked: false } } }) },
  getView: { create: withView },
  deleteView: { create: withView },
}
