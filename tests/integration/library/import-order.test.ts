import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { db } from '@/db'
import { trackEvent } from '@/lib/importers/track'
import type { Format, ParsedTrack } from '@/lib/importers/types'
import { addUpload } from '@/lib/services/library/add-upload'
import { FIELD_RANKS, type FieldSource } from '@/lib/services/library/field-sources'
import { resolveSongs } from '@/lib/services/library/resolve-songs'
import { sourceOfTrack } from '@/lib/services/library/source-of-track'
import { fieldsOfStored } from '@/lib/services/library/stored-fields'
import { songNames } from '@/lib/song-text/song-keys'
import { aUser, withApp } from '@/tests/support/app'

withApp()

type Origin = Format | 'spotify' | 'tags'
type Kind = { origin: Origin; isRich: boolean; index: number }
type Pair = { number: number; first: Kind; second: Kind }

const ORIGINS: Origin[] = ['tags', 'spotify', 'exportify', 'itunes', 'csv', 'm3u', 'text']
const KINDS: Kind[] = ORIGINS.flatMap((origin, at) => [
  { origin, isRich: true, index: 2 * at },
  { origin, isRich: false, index: 2 * at + 1 },
])
const PAIRS: Pair[] = KINDS.flatMap((first) => KINDS.map((second) => ({ first, second })))
  .filter(({ first, second }) => first.origin !== second.origin && first.index < second.index)
  .map((pair, number) => ({ number, ...pair }))

/** The song of a pair as a source describes it: a sparse source lacks most fields. */
function trackOf({ origin, isRich, index }: Kind, number: number): ParsedTrack {
  const isLoud = index % 2 === 0
  const title = isLoud ? `FOG ${number}` : `Fog ${number}`
  const album = index % 3 === 0 ? `Water ${number}` : `Air ${number}`
  const rich = {
    albumArtists: [`Rain ${number}`],
    isCompilation: false,
    durationMs: 200_000 + index,
    genres: [`genre ${index}`],
    releaseDate: index % 3 === 0 ? '2011-01-02' : '1975-10-31',
    discNumber: 1,
    trackNumber: 3,
    trackTotal: 12,
    coverUrl: `https://i.scdn.co/image/${number}-${index}`,
    isrc: FIELD_RANKS[sourceOf(origin)] >= FIELD_RANKS.service_file ? isrcOf(number) : undefined,
  }
  const sparse = { releaseYear: 1975, trackNumber: 3 }
  const event = trackEvent({
    line: 1,
    title,
    artists: [`Rain ${number}`],
    album: isRich || index % 4 < 2 ? album : undefined,
    ...(isRich ? rich : sparse),
  })
  if (event.type === 'skip') throw new Error('The track has a title.')
  return event.track
}

const isrcOf = (number: number) => `GBAAA${String(number).padStart(7, '0')}`

function sourceOf(origin: Origin, track?: ParsedTrack): FieldSource {
  if (origin === 'tags' || origin === 'spotify') return origin
  const event = trackEvent({ line: 1, title: 'Fog' })
  if (event.type === 'skip') throw new Error('The track has a title.')
  return sourceOfTrack(origin, track ?? event.track)
}

/** Adds one side of each pair: a batch for Spotify, one for all files, and each upload by itself. */
async function add(userId: string, side: (pair: Pair) => Kind): Promise<void> {
  const rows = PAIRS.map((pair) => ({ ...side(pair), track: trackOf(side(pair), pair.number) }))
  for (const source of ['spotify', 'file'] as const) {
    const of = rows.filter(
      ({ origin }) => origin !== 'tags' && (origin === 'spotify') === (source === 'spotify'),
    )
    const origins = new Map(of.map(({ track, origin }) => [track.title.toLowerCase(), origin]))
    const toSource = (track: ParsedTrack) =>
      sourceOf(origins.get(track.title.toLowerCase()) ?? 'text', track)
    await db.transaction((tx) =>
      resolveSongs(
        tx,
        of.map(({ track }) => track),
        { userId, source, sourceOf: toSource },
      ),
    )
  }
  for (const { origin, track } of rows) {
    if (origin !== 'tags') continue
    const songId = uuidv7()
    const upload = { userId, songId, track, sources: {}, coverHash: null, audioHash: songId }
    await db.transaction((tx) => addUpload(tx, upload))
  }
}

async function songsOf(userId: string) {
  return db.transaction((tx) =>
    tx.library.findCandidates(userId, {
      ids: [],
      isrcs: [],
      names: PAIRS.flatMap(({ number }) =>
        songNames({ title: `Fog ${number}`, artists: [`Rain ${number}`] }),
      ),
    }),
  )
}

it('gives the same songs in either order, except within a rank', async () => {
  const [forward, backward] = await Promise.all([aUser('ada'), aUser('bob')])
  await add(forward.id, ({ first }) => first)
  await add(forward.id, ({ second }) => second)
  await add(backward.id, ({ second }) => second)
  await add(backward.id, ({ first }) => first)
  const [one, other] = [await songsOf(forward.id), await songsOf(backward.id)]
  expect(one.length).toBeGreaterThanOrEqual(PAIRS.length)
  const differences = PAIRS.flatMap((pair) => {
    const find = (songs: typeof one) => {
      const found = songs.filter(({ title }) => title.toLowerCase() === `fog ${pair.number}`)
      const song = found.find(({ source }) => source === 'upload') ?? found[0]
      return song && { ...fieldsOfStored(song).values, albumCover: song.album?.coverUrl ?? null }
    }
    return [{ ...pair, forward: find(one), backward: find(other) }]
  })
  for (const { first, second, forward: a, backward: b, number } of differences) {
    const label = `${first.origin} and ${second.origin} ${number}`
    const rankOf = (kind: Kind) => FIELD_RANKS[sourceOf(kind.origin, trackOf(kind, number))]
    expect(a, label).toBeDefined()
    if (rankOf(first) !== rankOf(second)) expect(a, label).toEqual(b)
  }
}, 120_000)

it('gives the same album in each order of three sources that name different ones', async () => {
  const stated: { origin: Origin; album: string; albumArtists: string[] }[] = [
    { origin: 'spotify', album: 'Water', albumArtists: [] },
    { origin: 'itunes', album: 'Air', albumArtists: ['Rain'] },
    { origin: 'csv', album: 'WATER', albumArtists: ['Snow'] },
  ]
  const albumAfter = async (order: readonly number[]) => {
    const { id: userId } = await aUser()
    for (const { origin, album, albumArtists } of order.flatMap((at) => stated[at] ?? [])) {
      const event = trackEvent({ line: 1, title: 'Fog', artists: ['Ann'], album, albumArtists })
      if (event.type === 'skip') throw new Error('The track has a title.')
      const source = origin === 'spotify' ? ('spotify' as const) : ('file' as const)
      const settings = { userId, source, sourceOf: () => sourceOf(origin) }
      await db.transaction((tx) => resolveSongs(tx, [event.track], settings))
    }
    const names = songNames({ title: 'Fog', artists: ['Ann'] })
    const [song] = await db.library.findCandidates(userId, { ids: [], isrcs: [], names })
    return song && { ...fieldsOfStored(song).values.album, sources: song.fieldSources.album }
  }
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  for (const order of orders) {
    expect(await albumAfter(order), String(order)).toEqual({
      title: 'Water',
      artists: ['Snow'],
      isCompilation: null,
      sources: 'spotify',
    })
  }
})
