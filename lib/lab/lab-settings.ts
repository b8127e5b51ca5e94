import { MODES, type Mode, SPACINGS, type Spacing } from '@/lib/shuffle/modes'
import { BASELINE_IDS, type BaselineId } from './baselines'
import { DEMO_SHAPES, type DemoShape } from './demo-shapes'

export type ListChoice =
  | { kind: 'demo'; shape: DemoShape }
  | { kind: 'own'; playlistId: string }
  | { kind: 'pasted' }

/** The inputs of the lab. */
export type LabSettings = {
  list: ListChoice
  seed: string
  mode: Mode
  spacing: Spacing
  /** The algorithm beside Riffle in the comparison of two sets. */
  baseline: BaselineId
}

export type LabQuery = Record<string, string | string[] | undefined>

export const MAX_SEED_CHARACTERS = 64

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Parses the settings in the query of a URL. Missing and invalid values get their default; that of
 * the seed is `defaultSeed`.
 */
export function parseLabSettings(query: LabQuery, defaultSeed: string): LabSettings {
  const first = (name: string) => [query[name]].flat()[0] ?? ''
  const playlistId = first('list')
  return {
    list: UUID.test(playlistId)
      ? { kind: 'own', playlistId }
      : { kind: 'demo', shape: oneOf(DEMO_SHAPES, first('shape'), 'zipf') },
    seed: trimSeed(first('seed')) || defaultSeed,
    mode: oneOf(MODES, first('mode'), 'balanced'),
    spacing: oneOf(SPACINGS, first('spacing'), 'normal'),
    baseline: oneOf(BASELINE_IDS, first('against'), 'fisher-yates'),
  }
}

/** Returns the query of settings, without the question mark. It has no pasted list. */
export function toLabQuery({ list, seed, mode, spacing, baseline }: LabSettings): string {
  const query = new URLSearchParams()
  if (list.kind === 'demo') query.set('shape', list.shape)
  if (list.kind === 'own') query.set('list', list.playlistId)
  query.set('seed', seed)
  query.set('mode', mode)
  if (spacing !== 'normal') query.set('spacing', spacing)
  if (baseline !== 'fisher-yates') query.set('against', baseline)
  return query.toString()
}

/** Returns a seed without outer spaces, cut to 64 characters; it may be empty. */
export const trimSeed = (text: string): string => text.trim().slice(0, MAX_SEED_CHARACTERS)

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
  fallback: Value,
): Value {
  return values.find((value) => value === text) ?? fallback
}
