import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Context } from '@/lib/context'
import { inspectFile } from '@/lib/services/imports/inspect'

const folder = mkdtempSync(join(tmpdir(), 'riffle-inspect-'))
const file = join(folder, 'work.mjs')
writeFileSync(
  file,
  `
  const kept = []
  const exponential = (size) => /^(?:a+)+$/.test('a'.repeat(size) + 'b')
  export const countRows = ({ fileName }) => {
    if (fileName === 'hangs') return exponential(60)
    if (fileName === 'grows') for (;;) kept.push(Array.from({ length: 1e5 }, Math.random))
    return { rows: 7 }
  }
`,
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const contextOf = (userId: string): Context => {
  const actor = { userId, sessionId: null, email: '', displayName: '', isGuest: true } as const
  const context = { actor: { ...actor, isAdmin: false, via: 'bearer' }, requestId: 'r' }
  return context as unknown as Context
}
const inspect = (fileName: string, { userId = 'ada', deadlineMs = 30_000 } = {}) =>
  inspectFile(contextOf(userId), { bytes: new Uint8Array(8), fileName }, { file, deadlineMs })

describe('inspectFile', () => {
  it('ends the thread of a file that takes too long, and reads the next file', async () => {
    const hanging = inspect('hangs', { deadlineMs: 1_500 })
    const next = inspect('fine', { userId: 'bob' })
    await expect(hanging).rejects.toMatchObject({
      code: 'file_too_complex',
      message: expect.stringContaining('longer than 1.5 seconds'),
      params: { reason: 'time', maxSeconds: 1.5 },
    })
    expect(await next).toBe(7)
  })

  it('ends the thread of a file that takes too much memory', async () => {
    await expect(inspect('grows')).rejects.toMatchObject({
      code: 'file_too_complex',
      message: expect.stringContaining('memory'),
      params: { reason: 'memory' },
    })
    expect(await inspect('fine')).toBe(7)
  })

  it('rejects the files of a user who has too many waiting, and not those of others', async () => {
    const waiting = ['hangs', 'fine', 'fine', 'fine', 'fine'].map((name) =>
      inspect(name, { deadlineMs: 1_500 }).catch(({ code }) => code),
    )
    await expect(inspect('fine')).rejects.toMatchObject({
      code: 'service_unavailable',
      headers: { 'Retry-After': '10' },
    })
    expect(await inspect('fine', { userId: 'bob' })).toBe(7)
    expect(await Promise.all(waiting)).toEqual(['file_too_complex', 7, 7, 7, 7])
  })
})
