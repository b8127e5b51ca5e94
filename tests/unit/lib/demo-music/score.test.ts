import { describe, expect, it } from 'vitest'
import { pieces } from '@/lib/demo-music/catalogue'
import { parseChords } from '@/lib/demo-music/harmony'
import { parseKey } from '@/lib/demo-music/keys'
import { writeScore } from '@/lib/demo-music/score'
import { beatsPerBarOf } from '@/lib/demo-music/sketch'

const scores = pieces.map((piece) => [piece.id, piece, writeScore(piece).parts] as const)

describe.each(scores)('the score of %s', (_, piece, parts) => {
  it('has every drum on a sixteenth, delayed only by its swing', () => {
    const drums = parts.filter(({ instrument }) => instrument.kind === 'drum')
    for (const { beat } of drums.flatMap((part) => part.notes)) {
      const sixteenths = beat * 4
      const delay = sixteenths - Math.floor(sixteenths)
      expect([0, 0.12, 0.15, 0.3].some((swing) => Math.abs(delay - swing) < 1e-9)).toBe(true)
      if (delay > 1e-9) expect(Math.floor(sixteenths) % 2).toBe(1)
    }
  })

  it('has only notes of its key, except for a raised leading note', () => {
    const { tonic, scale } = parseKey(piece.key)
    const allowed = new Set(scale.map((step) => (tonic + step) % 12))
    const chords = parseChords(piece.chords, piece.key, 4)
    for (const tone of chords.flatMap((chord) => chord.tones)) {
      const isLeading = piece.chords.includes('+') && tone === (tonic + 11) % 12
      expect(allowed.has(tone) || isLeading).toBe(true)
    }
  })

  it('stays within the piece, and within the audible range', () => {
    const end = piece.form.length * beatsPerBarOf(piece)
    const notes = parts.flatMap((part) => part.notes)
    expect(notes.length).toBeGreaterThan(60)
    for (const { beat, beats, velocity } of notes) {
      expect(beat >= 0 && beat < end && beats > 0).toBe(true)
      expect(velocity > 0 && velocity <= 1).toBe(true)
    }
    const pitched = parts.filter(({ instrument }) => instrument.kind !== 'drum')
    for (const { pitch } of pitched.flatMap((part) => part.notes)) {
      expect(pitch >= 24 && pitch <= 100).toBe(true)
    }
  })
})
