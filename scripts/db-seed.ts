import { parseArgs } from 'node:util'
import { db } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { hashPassword } from '@/lib/passwords/hash'
import { applyPlaylist } from '@/lib/services/imports/apply-playlist'
import { resolveSongs } from '@/lib/services/imports/resolve-songs'

const EMAIL = 'listener@example.org'
const PASSWORD = 'violet mango harbour 42'
const BATCH = 200

const { values } = parseArgs({ options: { playlists: { type: 'string', default: '3' } } })

/** Lists of invented songs, each of another shape, for trying things out. */
const shapes: Record<string, (index: number, count: number) => number> = {
  'Evenly mixed': (index) => index % 24,
  'One artist in three': (index) => (index % 3 === 0 ? 0 : 1 + (index % 19)),
  'A few favourites': (index, count) => Math.floor(((index * index) / (count * count)) * 30),
}

await db.open()
const userId = await listener()
const names = Object.keys(shapes)
for (let number = 0; number < Number(values.playlists); number++) {
  const shape = names[number % names.length]!
  const name = number < names.length ? shape : `${shape} ${number + 1}`
  await seedPlaylist(name, shape, 60 + 40 * number)
}
await db.close()
process.stdout.write(`Seeded. Sign in as ${EMAIL} with the password "${PASSWORD}".\n`)
process.exit(0)

async function listener(): Promise<string> {
  const known = await db.users.findByEmail(EMAIL)
  if (known) return known.id
  const passwordHash = await hashPassword(PASSWORD)
  return (await db.users.create({ email: EMAIL, displayName: 'Listener', passwordHash })).id
}

async function seedPlaylist(name: string, shape: string, count: number): Promise<void> {
  const tracks = Array.from({ length: count }, (_, index) =>
    song(index, shapes[shape]!(index, count)),
  )
  const songIds: string[] = []
  for (let from = 0; from < count; from += BATCH) {
    const resolved = await db.transaction((tx) =>
      resolveSongs(tx, tracks.slice(from, from + BATCH)),
    )
    songIds.push(...resolved.map((row) => row.songId))
  }
  await applyPlaylist(userId, {
    name,
    description: null,
    externalId: `seed:${name}`,
    tracks: songIds.map((songId) => ({ songId, addedAt: null })),
  })
}

function song(index: number, artist: number): ParsedTrack {
  const name = `Invented Artist ${artist + 1}`
  return {
    line: index + 1,
    title: `Piece ${index + 1}`,
    artists: [name],
    album: `Album ${1 + (index % 3)}`,
    albumArtists: [name],
    durationMs: 150_000 + ((index * 7_919) % 120_000),
    isrc: null,
    spotifyId: null,
    youtubeId: null,
    explicit: false,
    genres: [],
    releaseYear: 1960 + (artist % 60),
    coverUrl: null,
    addedAt: null,
    location: null,
  }
}
