import { exporters } from '@/lib/exporters/formats'
import type { Client } from './client'
import type { LongList } from './long-list'

/** A measured operation. Operations run in their order: later ones need the earlier ones. */
export type Operation = { name: string; run: () => Promise<unknown> }

type TrackIds = { trackIds: string[] }

const CONCURRENT_EXPORTS = 10

/** The formats in which lists are exported. */
export const EXPORT_FORMATS = Object.keys(exporters)

/** Returns the operations on a long list, by their kinds. */
export function listOperations(
  client: Client,
  list: LongList,
  { tracks, formats }: { tracks: number; formats: readonly string[] },
): Record<string, Operation[]> {
  const path = `/playlists/${list.playlistId}`
  const few = list.trackIds.slice(0, 1)
  const many = list.trackIds.slice(0, 10_000)
  const send = <Body>(operation: string, body: object) =>
    client.send<Body>('POST', `${path}/tracks/${operation}`, body)
  const addOne = async () => {
    const body = { songIds: list.songIds.slice(0, 1), position: Math.floor(tracks / 2) }
    const { data } = await client.send<{ data: { id: string }[] }>('POST', `${path}/tracks`, body)
    added = data.map(({ id }) => id)
  }
  const removeAdded = () => send('remove', { trackIds: added })
  const move = (trackIds: string[]) => async () => {
    moved = await send('move', { trackIds, position: tracks - trackIds.length - 1 })
  }
  const undoMove = (trackIds: string[]) => () => send('move', { trackIds, ...moved })
  let added: string[] = []
  let moved: object = {}

  const changes = (suffix: string): Operation[] => [
    { name: `add 1 in the middle${suffix}`, run: addOne },
    { name: `remove 1${suffix}`, run: removeAdded },
    { name: `restore 1${suffix}`, run: () => send('restore', { trackIds: added }) },
    { name: `move 1 to the end${suffix}`, run: move(few) },
    { name: `move 1 back${suffix}`, run: undoMove(few) },
    {
      name: `add 1,000${suffix}`,
      run: async () => {
        const songIds = list.songIds.slice(0, 1_000)
        added = (await send<TrackIds>('add', { songIds })).trackIds
      },
    },
    { name: `remove 1,000${suffix}`, run: removeAdded },
    { name: `remove 10,000${suffix}`, run: () => send('remove', { trackIds: many }) },
    { name: `restore 10,000${suffix}`, run: () => send('restore', { trackIds: many }) },
    { name: `move 10,000 to the end${suffix}`, run: move(many) },
    { name: `move 10,000 back${suffix}`, run: undoMove(many) },
    {
      name: `exclude 10,000${suffix}`,
      run: () => send('exclude', { trackIds: many, excluded: true }),
    },
    {
      name: `include 10,000${suffix}`,
      run: () => send('exclude', { trackIds: many, excluded: false }),
    },
  ]
  const exportConcurrently = (format: string) =>
    Promise.all(
      Array.from({ length: CONCURRENT_EXPORTS }, () =>
        client.download(`${path}/export?format=${format}`),
      ),
    )
  return {
    changes: changes(''),
    exports: formats.map((format) => ({
      name: `${CONCURRENT_EXPORTS} exports as ${format}`,
      run: () => exportConcurrently(format),
    })),
    shuffle: [
      { name: 'start a shuffle', run: () => client.send('POST', `${path}/shuffle`, {}) },
      { name: 'next', run: () => client.send('GET', `${path}/shuffle/next`) },
      ...changes(', shuffle runs'),
      { name: 'end the shuffle', run: () => client.send('DELETE', `${path}/shuffle`) },
    ],
  }
}
