import { MODES, type Mode, SPACINGS, type Spacing } from '@/lib/shuffle/modes'
import { KNOWN_NAMES, type KnownId } from './algorithm-names'
import { SHAPE_NAMES, type Shape } from './shape-names'

export type ListChoice =
  | { kind: 'demo'; shape: Shape }
  | { kind: 'own'; playlistId: string }
  | { kind: 'pasted' }

/** Everything that decides what the lab shows. */
export type LabChoice = {
  list: ListChoice
  seed: string
  mode: Mode
  spacing: Spacing
  /** The algorithm beside Riffle where two sets are compared. */
  against: KnownId
}

export type LabQuery = Record<string, string | string[] | undefined>

export const LONGEST_SEED = 64

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const SHAPES = Object.keys(SHAPE_NAMES) as Shape[]
const KNOWN_IDS = KNOWN_NAMES.map(({ id }) => id)

/** Reads a choice from an address; what is missing or wrong takes its default, the seed `fallback`. */
export function choiceFrom(query: LabQuery, fallback: string): LabChoice {
  const one = (name: string) => [query[name]].flat()[0] ?? ''
  return {
    list: UUID.test(one('list'))
      ? { kind: 'own', playlistId: one('list') }
      : { kind: 'demo', shape: oneOf(SHAPES, one('shape')) },
    seed: cleanSeed(one('seed')) || fallback,
    mode: oneOf(MODES, one('mode')),
    spacing: oneOf(SPACINGS, one('spacing'), 'normal'),
    against: oneOf(KNOWN_IDS, one('against')),
  }
}

/** The query of a choice, without the question mark; a pasted list cannot travel in it. */
export function queryOf({ list, seed, mode, spacing, against }: LabChoice): string {
  const query = new URLSearchParams()
  if (list.kind === 'demo') query.set('shape', list.shape)
  if (list.kind === 'own') query.set('list', list.playlistId)
  query.set('seed', seed)
  query.set('mode', mode)
  if (spacing !== 'normal') query.set('spacing', spacing)
  if (against !== KNOWN_IDS[0]) query.set('against', against)
  return query.toString()
}

/** A seed as it is kept: trimmed, 64 characters at most; empty where nothing is left. */
export const cleanSeed = (text: string): string => text.trim().slice(0, LONGEST_SEED)

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
  fallback = values[0] as Value,
): Value {
  return values.find((value) => value === text) ?? fallback
}
