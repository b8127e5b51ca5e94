import { parseArgs } from 'node:util'
import { db } from '@/db'
import { seedScale } from '@/db/scale/seed'
import { hashPassword } from '@/lib/auth/passwords/hash'
import type { ParsedTrack } from '@/lib/importers/types'
import { applyPlaylist } from '@/lib/services/imports/apply-playlist'
import { resolveSongs } from '@/lib/services/library/resolve-songs'

const EMAIL = 'listener@example.org'
const PASSWORD = 'violet mango harbour 42'
const BATCH = 200

// npm run db:seed -- [--playlists 3]: adds a user with a few playlists; with --scale [--songs 1000000
// --playlists 100000] a large data set for measurements.
const { values } = parseArgs({
  options: {
    scale: { type: 'boolean', default: false },
    songs: { type: 'string', default: '1000000' },
    playlists: { type: 'string' },
  },
})

/** Lists of invented songs with different distributions of artists. */
const shapes: Record<string, (index: number, count: number) => number> = {
  'Evenly mixed': (index) => index % 24,
  'One artist in three': (index) => (index % 3 === 0 ? 0 : 1 + (index % 19)),
  'A few favourites': (index, count) => Math.floor(((index * index) / (count * count)) * 30),
}

await db.open()
const userId = await listener()
if (values.scale) await seedMany()
else await seedFew(Number(values.playlists ?? 3))
await db.close()
process.stdout.write(`Seeded. Sign in as ${EMAIL} with the password "${PASSWORD}".\n`)
process.exit(0)

async function seedMany(): Promise<void> {
  const { postgres } = db.describe()
  if (postgres.kind === 'embedded') {
    process.stderr.write('So many songs need a PostgreSQL: name it in DATABASE_URL.\n')
    process.exit(1)
  }
  const start = performance.now()
  const scale = { songs: Number(values.songs), playlists: Number(values.playlists ?? 100_000) }
  const onStep = (step: string) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(0)
    process.stdout.write(`${seconds.padStart(4)} s  ${step}\n`)
  }
  await seedScale(postgres.url, { ...scale, userId, onStep })
}

async function seedFew(count: number): Promise<void> {
  const names = Object.keys(shapes)
  for (let number = 0; number < count; number++) {
    const shape = names[number % names.length]!
    const name = number < names.length ? shape : `${shape} ${number + 1}`
    await seedPlaylist(name, shape, 60 + 40 * number)
  }
}

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
      resolveSongs(tx, tracks.slice(from, from + BATCH), {
        source: 'file',
        userId,
        sourceOf: () => 'table',
      }),
    )
    songIds.push(...resolved.map((row) => row.songId))
  }
  await applyPlaylist(userId, {
    importId: null,
    source: 'file',
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
