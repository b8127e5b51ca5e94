import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assignRecordingKey,
  type KnownRecording,
  type RecordingFacts,
} from '@/lib/services/library/recording-key'

const facts = (changes: Partial<RecordingFacts> = {}): RecordingFacts => ({
  isrc: null,
  names: ['night drive|ada rook'],
  durationMs: 200_000,
  ...changes,
})
const withKey = (song: RecordingFacts, known: KnownRecording[] = []): KnownRecording => ({
  ...song,
  recordingKey: assignRecordingKey(song, known),
})

describe('the key of a recording', () => {
  it('is that of a song with the same ISRC, whatever it is called', () => {
    const first = withKey(facts({ isrc: 'SEABC2600017' }))
    expect(first.recordingKey).toBe('isrc:SEABC2600017')
    const other = facts({ isrc: 'SEABC2600017', names: ['nachtfahrt|ada rook'] })
    expect(assignRecordingKey(other, [first])).toBe(first.recordingKey)
  })

  it('is that of a song with the same name and a length within 3 s, the closest first', () => {
    const short = withKey(facts())
    const long = withKey(facts({ durationMs: 204_000 }), [short])
    expect(long.recordingKey).not.toBe(short.recordingKey)
    expect(assignRecordingKey(facts({ durationMs: 203_000 }), [short, long])).toBe(
      long.recordingKey,
    )
    expect(assignRecordingKey(facts({ durationMs: 201_000 }), [short, long])).toBe(
      short.recordingKey,
    )
  })

  it('is that of a song with the same name if a length is not known', () => {
    const first = withKey(facts({ isrc: 'SEABC2600017' }))
    expect(assignRecordingKey(facts({ durationMs: null }), [first])).toBe(first.recordingKey)
    const bare = withKey(facts({ durationMs: null }))
    expect(assignRecordingKey(facts(), [bare])).toBe(bare.recordingKey)
  })

  it('is that of a song whose artists another source writes as one name', () => {
    const listed = withKey(facts({ names: ['related|dora', 'related|dora+lipa'] }))
    const asOneName = facts({ names: ['related|dora and lipa', 'related|dora+lipa'] })
    expect(assignRecordingKey(asOneName, [listed])).toBe(listed.recordingKey)
  })

  it('is new for another name or another length, and holds no word of the name', () => {
    const first = withKey(facts())
    const others = [facts({ names: ['night drive live|ada rook'] }), facts({ durationMs: 260_000 })]
    for (const other of others) {
      expect(assignRecordingKey(other, [first])).not.toBe(first.recordingKey)
    }
    expect(first.recordingKey).toMatch(/^name:[\w-]{22}:200$/)
  })

  it('is not one that another recording still holds', () => {
    const edited = {
      ...facts({ durationMs: 300_000 }),
      recordingKey: withKey(facts()).recordingKey,
    }
    const key = assignRecordingKey(facts(), [edited])
    expect(key).not.toBe(edited.recordingKey)
    const held = { ...facts({ names: ['x|y'] }), recordingKey: 'isrc:SEABC2600017' }
    expect(assignRecordingKey(facts({ isrc: 'SEABC2600017', names: ['z|y'] }), [held])).toBe(
      'isrc:SEABC2600017#2',
    )
  })

  it('is shared with related songs only, and always with one of equal facts', () => {
    const song = fc.record({
      isrc: fc.constantFrom(null, 'SEABC2600017', 'SEABC2600018'),
      names: fc.constantFrom<string[]>(['a|x'], ['b|x'], ['a|x and y', 'a|x+y'], ['a|x', 'a|x+y']),
      durationMs: fc.constantFrom(null, 200_000, 202_000, 260_000),
    })
    fc.assert(
      fc.property(fc.array(song, { maxLength: 6 }), song, (before, last) => {
        const known: KnownRecording[] = []
        for (const one of before) known.push(withKey(one, known))
        const key = assignRecordingKey(last, known)
        const holders = known.filter(({ recordingKey }) => recordingKey === key)
        const isRelated = (one: KnownRecording) =>
          (one.isrc !== null && one.isrc === last.isrc) ||
          one.names.some((name) => last.names.includes(name))
        expect(holders.length === 0 || holders.some(isRelated)).toBe(true)
        expect(assignRecordingKey(last, [{ ...last, recordingKey: key }])).toBe(key)
      }),
    )
  })
})
