import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOfBackup } from '@/lib/backups/keys'
import { selectExpired } from '@/lib/backups/rotation'

const at = (time: string) => nameOfBackup(new Date(time))
const nights = (count: number) =>
  Array.from({ length: count }, (_, day) =>
    nameOfBackup(new Date(Date.UTC(2026, 0, 1 + day, 3, 41))),
  )

describe('selectExpired', () => {
  it('keeps the newest of seven days and of four weeks', () => {
    const names = nights(60)
    const expired = new Set(selectExpired(names, { days: 7, weeks: 4 }))
    expect(names.filter((name) => !expired.has(name))).toEqual([
      // Sundays, the last days of their weeks, and then each day.
      at('2026-02-08T03:41:00Z'),
      at('2026-02-15T03:41:00Z'),
      at('2026-02-22T03:41:00Z'),
      at('2026-02-23T03:41:00Z'),
      at('2026-02-24T03:41:00Z'),
      at('2026-02-25T03:41:00Z'),
      at('2026-02-26T03:41:00Z'),
      at('2026-02-27T03:41:00Z'),
      at('2026-02-28T03:41:00Z'),
      at('2026-03-01T03:41:00Z'),
    ])
  })

  it('keeps the newest backup of a day', () => {
    const [early, late] = [at('2026-03-01T03:41:00Z'), at('2026-03-01T15:00:00Z')]
    expect(selectExpired([late, early], { days: 7, weeks: 0 })).toEqual([early])
  })

  it('deletes nothing because of days without backups', () => {
    const names = [at('2025-01-01T03:41:00Z'), at('2026-01-01T03:41:00Z')]
    expect(selectExpired(names, { days: 2, weeks: 0 })).toEqual([])
  })

  it('always keeps the newest backup, and one of each of the last days', () => {
    const days = fc.integer({ min: 1, max: 10 })
    const weeks = fc.integer({ min: 0, max: 5 })
    const times = fc.array(fc.integer({ min: 0, max: 400 * 24 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(times, days, weeks, (hours, days, weeks) => {
        const names = [...new Set(hours)].map((hour) =>
          nameOfBackup(new Date(Date.UTC(2026, 0, 1, hour))),
        )
        const expired = new Set(selectExpired(names, { days, weeks }))
        const kept = names.filter((name) => !expired.has(name)).sort()
        expect(kept.at(-1)).toBe([...names].sort().at(-1))
        expect(kept.length).toBeLessThanOrEqual(days + weeks)
        const distinctDays = new Set(names.map((name) => name.slice(0, 10))).size
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(days, distinctDays))
      }),
    )
  })
})
