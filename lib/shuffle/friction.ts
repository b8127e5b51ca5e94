import { keysFit } from './camelot'
import type { TrackList } from './track-list'

const WEIGHT = 0.6
const KEY = 1
const TEMPO = 0.5
/** A change of tempo that sounds like a break, as a share. */
const TEMPO_BREAK = 0.08
const ENERGY = 0.5
const ENERGY_BREAK = 0.4

/** Where a feature is unknown the track neither fits nor jars. */
const UNKNOWN = 0.3

/** How little two tracks fit one after the other, in key, tempo and energy: 0 is a smooth change. */
export function friction(list: TrackList, one: number, other: number): number {
  return (
    WEIGHT *
    (keyFriction(list, one, other) +
      tempoFriction(list, one, other) +
      energyFriction(list, one, other))
  )
}

/** Does any track of the list have a key, a tempo or an energy? Without, there is nothing to flow. */
export function hasFeatures({ camelot, bpm, energy }: TrackList): boolean {
  return (
    camelot.some((key) => key > 0) || bpm.some((beats) => beats > 0) || energy.some((e) => e >= 0)
  )
}

/** The share by which the tempo changes; half and double time feel the same. */
export function tempoChange(one: number, other: number): number {
  const ratio = Math.max(one, other) / Math.min(one, other)
  return Math.min(ratio - 1, Math.abs(ratio / 2 - 1))
}

function keyFriction({ camelot }: TrackList, one: number, other: number): number {
  if (camelot[one] === 0 || camelot[other] === 0) return KEY * UNKNOWN
  return keysFit(camelot[one]!, camelot[other]!) ? 0 : KEY
}

function tempoFriction({ bpm }: TrackList, one: number, other: number): number {
  if (!(bpm[one]! > 0 && bpm[other]! > 0)) return TEMPO * UNKNOWN
  return TEMPO * Math.min(1, tempoChange(bpm[one]!, bpm[other]!) / TEMPO_BREAK)
}

function energyFriction({ energy }: TrackList, one: number, other: number): number {
  const step = Math.abs(energy[one]! - energy[other]!)
  return ENERGY * (Number.isNaN(step) ? UNKNOWN : Math.min(1, step / ENERGY_BREAK))
}
