import 'server-only'
import type { ArtistRow, Transaction } from '@/db'
import { artistKey, sortName } from '@/lib/song-text/song-keys'
import { type FieldSource, mergeFields } from './field-sources'

/** The name of an artist, and the source of that name. */
export type NamedArtist = { name: string; source: FieldSource }
export type KnownArtist = Pick<ArtistRow, 'id' | 'name'>

/**
 * Adds missing artists to a user's library, and replaces the names of existing ones by those of
 * sources with the same or a higher rank. Returns all artists by their match key. The library must
 * be locked.
 */
export async function ensureArtists(
  tx: Transaction,
  userId: string,
  named: NamedArtist[],
): Promise<Map<string, KnownArtist>> {
  const byKey = Map.groupBy(named, ({ name }) => artistKey(name))
  const known = await tx.artists.findByKeys(userId, [...byKey.keys()])
  const rows = new Map(known.map((row) => [row.matchKey, row]))
  const added: Omit<ArtistRow, 'id'>[] = []
  const changed: ArtistRow[] = []
  for (const [matchKey, statements] of byKey) {
    const row = rows.get(matchKey)
    const { values, sources, isChanged } = mergeNames(row, statements)
    const fields = { name: values.name, sortName: sortName(values.name), fieldSources: sources }
    if (!row) added.push({ userId, matchKey, ...fields })
    else if (isChanged) changed.push({ ...row, ...fields })
  }
  await tx.artists.update(changed)
  const all = [...(await tx.artists.add(added)), ...changed]
  return new Map([...known, ...all].map((row) => [row.matchKey, row]))
}

function mergeNames(row: ArtistRow | undefined, statements: NamedArtist[]) {
  const start = {
    values: { name: row?.name ?? '' },
    // Only `mergeFields` writes sources: each is a FieldSource.
    sources: (row?.fieldSources ?? {}) as Record<string, FieldSource>,
    isChanged: false,
  }
  return statements.reduce((known, { name, source }) => {
    const merged = mergeFields(known, { values: { name }, sources: source })
    return { ...merged, isChanged: known.isChanged || merged.isChanged }
  }, start)
}
