import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packIds } from '@/lib/services/shuffle/packed-columns'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

it('numbers ids in the order they are added, each once, as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 200 }), fc.array(fc.uuid()), (added, others) => {
      const expected = [...new Set(added)]
      const ids = new TrackIds()
      for (const id of added) expect(ids.add(id)).toBe(expected.indexOf(id))
      const copy = ids.clone(3)
      const packed = new TrackIds(1)
      packed.addPacked(packIds(added))
      for (const each of [ids, copy, packed]) {
        expect(each.size).toBe(expected.length)
        expect(expected.map((_, index) => each.at(index))).toEqual(expected)
        for (const id of [...added, ...others]) expect(each.indexOf(id)).toBe(expected.indexOf(id))
      }
    }),
  )
})

it('does not change an original by its copy', () => {
  const ids = new TrackIds()
  ids.add(crypto.randomUUID())
  const copy = ids.clone()
  for (let n = 0; n < 100; n++) copy.add(crypto.randomUUID())
  expect([ids.size, copy.size]).toEqual([1, 101])
})

it('throws for an index that is not in use', () => {
  expect(() => new TrackIds().at(0)).toThrow(RangeError)
})
