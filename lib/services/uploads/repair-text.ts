import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { SongText, TextRepairs, textRepairs } from '@/lib/contract/text-repairs'
import { readInEncoding, readJoinInEncoding } from '@/lib/song-text/misread-text'
import { editSong, type SongEdit } from '../library/edit-song'
import type { SongFields } from '../library/song-fields'
import { fieldsOfStored } from '../library/stored-fields'
import { requireUser } from '../shared/access'
import { songsNotFound } from '../shared/songs-not-found'
import { listsChanged } from '../shuffle/lists-changed'

type Change = TextRepairs['changes'][number]

/**
 * Reads the texts of songs in another encoding than Latin-1; with `apply` the songs are changed.
 * @throws AppError `song_not_found`
 */
export async function repairTexts(
  ctx: Context,
  { songIds, encoding, apply }: InputOf<typeof textRepairs.repair>,
): Promise<TextRepairs> {
  const { userId } = requireUser(ctx)
  return db.transaction(async (tx) => {
    if (apply) await tx.library.lock(userId)
    const changes = (await findTexts(tx, { userId, songIds })).flatMap(({ songId, before }) => {
      const after = mapTexts(before, encoding)
      return isSameText(before, after) ? [] : [{ songId, before, after }]
    })
    if (apply) await writeTexts(tx, userId, changes)
    return { changes, isApplied: apply }
  })
}

/**
 * Sets the texts of songs, all or none.
 * @throws AppError `song_not_found`
 */
export async function restoreTexts(
  ctx: Context,
  { songs }: InputOf<typeof textRepairs.undo>,
): Promise<void> {
  const { userId } = requireUser(ctx)
  const textsById = new Map(songs.map(({ songId, texts }) => [songId, texts]))
  await db.transaction(async (tx) => {
    await tx.library.lock(userId)
    const found = await findTexts(tx, { userId, songIds: [...textsById.keys()] })
    const changes = found.flatMap(({ songId, before }) => {
      const after = textsById.get(songId)
      return after ? [{ songId, before, after }] : []
    })
    await writeTexts(tx, userId, changes)
  })
}

/** The texts of songs in the given order. @throws AppError `song_not_found` */
async function findTexts(
  tx: Transaction,
  { userId, songIds }: { userId: string; songIds: string[] },
): Promise<Omit<Change, 'after'>[]> {
  const ids = [...new Set(songIds)]
  const stored = await tx.library.findCandidates(userId, { ids, isrcs: [], names: [] })
  const byId = new Map(stored.map((song) => [song.id, song]))
  const missing = ids.filter((id) => !byId.has(id))
  if (missing.length > 0) throw songsNotFound(missing)
  return ids.flatMap((songId) => {
    const song = byId.get(songId)
    return song ? [{ songId, before: textsOf(fieldsOfStored(song).values) }] : []
  })
}

async function writeTexts(tx: Transaction, userId: string, changes: Change[]): Promise<void> {
  for (const { songId, before, after } of changes) {
    await editSong(tx, { userId, songId }, (known) => editOf({ before, after }, known))
  }
  if (changes.length > 0)
    await listsChanged(tx, userId, { liked: true, library: true, songs: true })
}

const textsOf = ({ title, artists, album, genres }: SongFields): SongText => ({
  title,
  artists: artists?.parts.map(({ name, join }) => ({ name, join })) ?? [],
  album: album && { title: album.title, artists: album.artists },
  genres,
})

function mapTexts({ title, artists, album, genres }: SongText, encoding: string): SongText {
  const read = (text: string) => readInEncoding(text, encoding)
  return {
    title: read(title),
    artists: artists.map(({ name, join }) => ({
      name: read(name),
      join: readJoinInEncoding(join, encoding),
    })),
    album: album && { title: read(album.title), artists: album.artists.map(read) },
    genres: genres.map(read),
  }
}

const isSameText = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The fields that differ, so that only these count as edited by hand. */
function editOf({ before, after }: Omit<Change, 'songId'>, known: SongFields): SongEdit {
  const { title, artists, album, genres } = after
  const text = artists.map(({ name, join }) => name + join).join('')
  const isCompilation = known.album?.isCompilation ?? null
  return {
    ...(title !== before.title && { title }),
    ...(!isSameText(artists, before.artists) && {
      artists: artists.length > 0 ? { text, parts: artists } : null,
    }),
    ...(!isSameText(album, before.album) && { album: album && { ...album, isCompilation } }),
    ...(!isSameText(genres, before.genres) && { genres }),
  }
}
