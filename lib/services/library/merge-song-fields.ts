import { isDeepStrictEqual } from 'node:util'
import { COMPOSITES, type Composite, isComposite, setPartSources } from './composites'
import { type FieldSource, type FieldSources, type Merged, mergeFields } from './field-sources'
import {
  addStatement,
  type PartStatements,
  resolveStatements,
  statementsOfValue,
} from './part-statements'
import type { SongFields } from './song-fields'

type Fields = { values: SongFields; sources: FieldSources; statements?: PartStatements }
/** Details of a song, and the source of all or of each. */
export type SongStatement = {
  values: Partial<SongFields>
  sources: FieldSource | Partial<Record<string, FieldSource>>
  /** The statements of several sources about one field. */
  statements?: PartStatements
}
export type MergedSong = Merged<SongFields> & { statements: PartStatements }

/**
 * Merges what a source states about a song, as `mergeFields`. If two sources mean the same album,
 * release or position, each part of it is merged by itself: an album artist that only a table states
 * stays when a service states the album by its title alone. Statements that mean another one are
 * kept: a later import of a higher rank can agree with them.
 */
export function mergeSongFields(known: Fields, incoming: SongStatement): MergedSong {
  const others = Object.entries(incoming.values).filter(([name]) => !isComposite(name))
  const values: Partial<SongFields> = Object.fromEntries(others)
  const merged = {
    ...mergeFields(known, { values, sources: incoming.sources }),
    statements: { ...known.statements },
  }
  for (const composite of COMPOSITES) mergeComposite(merged, composite, incoming)
  return merged
}

function mergeComposite(merged: MergedSong, composite: Composite, incoming: SongStatement): void {
  const { name } = composite
  const value = incoming.values[name]
  if (value === undefined) return
  const stated =
    incoming.statements?.[name] ?? statementsOfValue(composite, value, incoming.sources)
  const before =
    merged.statements[name] ?? statementsOfValue(composite, merged.values[name], merged.sources)
  // The newest statement of a rank is the first one, so it is added last.
  const after = stated.reduceRight((all, one) => addStatement(composite, all, one), before)
  if (isDeepStrictEqual(after, before)) return
  const resolved = resolveStatements(composite, after)
  Object.assign(merged.values, { [name]: resolved.value })
  setPartSources(merged, composite, resolved.found)
  if (after.length > 1) merged.statements[name] = after
  else delete merged.statements[name]
  merged.isChanged = true
}
