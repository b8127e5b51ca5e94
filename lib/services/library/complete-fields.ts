import { isDeepStrictEqual } from 'node:util'
import {
  completedComposite,
  isKeptField,
  type Statement,
  type StoredValues,
} from './complete-parts'
import { COMPOSITES, isComposite } from './composites'
import { isEmptyField } from './field-sources'
import { artistNames, type SongFields } from './song-fields'

/**
 * Returns the part of a statement that a song lacks, for tags that are read again: fields and parts
 * without a value, those of lower sources, and details of fields that otherwise agree, such as the
 * month of a known year. Values from tags or by hand stay, and a completed field keeps its source.
 */
export function missingFields(known: StoredValues, stated: Statement): Statement {
  const lacking = Object.entries(stated.values).filter(
    ([name]) => !isComposite(name) && !isKeptField(known, name),
  )
  const completed = Object.entries(completedFields(known.values, stated.values)).filter(([name]) =>
    isKeptField(known, name),
  )
  const parts = COMPOSITES.flatMap(
    (composite) => completedComposite(composite, known, stated) ?? [],
  )
  return {
    values: Object.assign(
      Object.fromEntries([...lacking, ...completed]),
      ...parts.map(({ values }) => values),
    ),
    sources: Object.assign(
      sourcesOf(stated, lacking),
      sourcesOf(known, completed),
      ...parts.map(({ sources }) => sources),
    ),
  }
}

const sourcesOf = ({ sources }: StoredValues | Statement, fields: [string, unknown][]) =>
  Object.fromEntries(
    fields.flatMap(([name]) => {
      const source = sources[name]
      return source === undefined ? [] : [[name, source]]
    }),
  )

/** The fields of tags with details that some writers leave out. */
function completedFields(known: SongFields, stated: Partial<SongFields>): Partial<SongFields> {
  const completed = {
    artists: completedCredit(known.artists, stated.artists),
    replayGain: completedParts(known.replayGain, stated.replayGain),
  }
  return Object.fromEntries(Object.entries(completed).filter(([, value]) => !isEmptyField(value)))
}

/** The credit as given, if it names the known artists. */
function completedCredit(known: SongFields['artists'], stated: SongFields['artists'] | undefined) {
  if (!known || !stated || isDeepStrictEqual(known, stated)) return null
  return isDeepStrictEqual(artistNames(known), artistNames(stated)) ? stated : null
}

/** The known parts and those that only the statement has; null if there are none, or parts differ. */
function completedParts<Parts extends Record<string, unknown>>(
  known: Parts | null,
  stated: Parts | null | undefined,
): Parts | null {
  if (!known || !stated) return null
  const shared = Object.keys(known).filter((name) => !isEmptyField(stated[name]))
  const lacking = shared.filter((name) => isEmptyField(known[name]))
  const differs = shared.some(
    (name) => !isEmptyField(known[name]) && !isDeepStrictEqual(known[name], stated[name]),
  )
  if (differs || lacking.length === 0) return null
  return { ...known, ...Object.fromEntries(lacking.map((name) => [name, stated[name]])) }
}
