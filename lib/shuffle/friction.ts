import { areKeysCompatible } from './camelot'
import type { TrackList } from './track-list'

const TOTAL_WEIGHT = 0.6
const KEY_WEIGHT = 1
const TEMPO_WEIGHT = 0.5
const ENERGY_WEIGHT = 0.5
/** The relative change of tempo that has the full friction. */
const FULL_TEMPO_CHANGE = 0.08
/** The difference of energies that has the full friction. */
const FULL_ENERGY_CHANGE = 0.4
/** The friction of a pair in which a feature is unknown. */
const UNKNOWN_FRICTION = 0.3

/** Returns how badly two tracks follow each other in key, tempo and energy: 0 is a smooth change. */
export function transitionFriction(list: TrackList, one: number, other: number): number {
  return (
    TOTAL_WEIGHT *
    (keyFriction(list, one, other) +
      tempoFriction(list, one, other) +
      energyFriction(list, one, other))
  )
}

/** Returns whether any track of the list has a key, a tempo or an energy. */
export function hasFeatures({ camelot, bpm, energy }: TrackList): boolean {
  return (
    camelot.some((key) => key > 0) || bpm.some((beats) => beats > 0) || energy.some((e) => e >= 0)
  )
}

/** Returns the relative change of tempo; half and double time count as the same tempo. */
export function relativeTempoChange(one: number, other: number): number {
  const ratio = Math.max(one, other) / Math.min(one, other)
  return Math.min(ratio - 1, Math.abs(ratio / 2 - 1))
}

function keyFriction({ camelot }: TrackList, one: number, other: number): number {
  if (camelot[one] === 0 || camelot[other] === 0) return KEY_WEIGHT * UNKNOWN_FRICTION
  return areKeysCompatible(camelot[one]!, camelot[other]!) ? 0 : KEY_WEIGHT
}

function tempoFriction({ bpm }: TrackList, one: number, other: number): number {
  if (!(bpm[one]! > 0 && bpm[other]! > 0)) return TEMPO_WEIGHT * UNKNOWN_FRICTION
  const change = relativeTempoChange(bpm[one]!, bpm[other]!)
  return TEMPO_WEIGHT * Math.min(1, change / FULL_TEMPO_CHANGE)
}

function energyFriction({ energy }: TrackList, one: number, other: number): number {
  const change = Math.abs(energy[one]! - energy[other]!)
  if (Number.isNaN(change)) return ENERGY_WEIGHT * UNKNOWN_FRICTION
  return ENERGY_WEIGHT * Math.min(1, change / FULL_ENERGY_CHANGE)
}
