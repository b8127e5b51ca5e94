import { type Composite, type Parts, setPartSources, sourceOfPart } from './composites'
import { FIELD_RANKS, type FieldSource, type FieldSources, isEmptyField } from './field-sources'
import type { SongFields } from './song-fields'

/** The stored values of a song, with the source of each field. */
export type StoredValues = { values: SongFields; sources: FieldSources }
/** The values in the tags of a file, with the source of each field. */
export type Statement = { values: Partial<SongFields>; sources: FieldSources }

const isFinal = (source: FieldSource | undefined): boolean =>
  source !== undefined && FIELD_RANKS[source] >= FIELD_RANKS.tags

/** Whether a field keeps its value, because that is from tags or by hand. */
export const isKeptField = ({ sources }: StoredValues, name: string): boolean =>
  isFinal(sources[name])

/**
 * Returns an album, release or position with each part that a song lacks, or has from a lower source
 * than the statement; undefined if the statement lacks the field, or means another album, release or
 * position than the parts from tags or by hand. An added part keeps the source of its field.
 */
export function completedComposite(
  composite: Composite,
  known: StoredValues,
  stated: Statement,
): Statement | undefined {
  const { name, parts, agrees } = composite
  if (isEmptyField(stated.values[name])) return undefined
  if (isEmptyField(known.values[name]) && isKeptField(known, name)) return undefined
  const before: Parts = { ...known.values[name] }
  const read: Parts = { ...stated.values[name] }
  const kept: Parts = { ...read }
  const values: Parts = { ...read }
  const found: Record<string, FieldSource> = {}
  for (const part of parts) {
    const completed = completedPart(
      { value: before[part], source: sourceOfPart(known.sources, name, part) },
      { value: read[part], source: sourceOfPart(stated.sources, name, part) },
    )
    if (completed.isKept) kept[part] = completed.value
    values[part] = completed.value
    if (completed.source !== undefined) found[part] = completed.source
  }
  if (!agrees({ ...known.values, [name]: kept }, stated.values)) return undefined
  const merged = { values: { ...known.values, [name]: values }, sources: {} }
  setPartSources(merged, composite, found)
  return { values: { [name]: merged.values[name] }, sources: merged.sources }
}

type Part = { value: unknown; source: FieldSource | undefined }

/** `isKept` is true if the known value is from tags or by hand. */
function completedPart(known: Part, stated: Part): Part & { isKept: boolean } {
  const isKept = isFinal(known.source)
  if (isEmptyField(known.value)) {
    return { value: stated.value, source: isKept ? known.source : stated.source, isKept: false }
  }
  if (isKept || isEmptyField(stated.value) || outranks(known.source, stated.source)) {
    return { ...known, isKept }
  }
  return { ...stated, isKept: false }
}

/** Whether a value of `source` stays when one of `added` is stated. */
const outranks = (source: FieldSource | undefined, added: FieldSource | undefined): boolean =>
  source !== undefined && (added === undefined || FIELD_RANKS[source] > FIELD_RANKS[added])
