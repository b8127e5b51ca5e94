import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { type Mount, nextMount, serverMount } from '@/tests/support/contract/mounts'
import { logLines } from '@/tests/support/log-lines'

withApp()

const execute = async (statement: string) => {
  const { connections } = await import('@/db/connections')
  await connections().postgres.drizzle.execute(sql.raw(statement))
}

/** Downloads the account export, as far as it is sent. */
async function download(mount: Mount, headers: Record<string, string>) {
  const decoder = new TextDecoder()
  let text = ''
  try {
    const { body } = await mount.send(
      new Request('http://localhost:3000/api/v1/me/export', { headers }),
    )
    for await (const chunk of body ?? []) text += decoder.decode(chunk, { stream: true })
    return { text, isComplete: true }
  } catch {
    return { text, isComplete: false }
  }
}

describe.each([nextMount, serverMount])(
  'a download that fails while it is sent, $name',
  (mount) => {
    beforeAll(() => mount.open())
    afterAll(() => mount.close())
    afterEach(() => execute('alter table plays_away rename to plays'))

    it('is aborted and logged as one line without the parameters of its query', async () => {
      const { token, id } = await aUser()
      await execute('alter table plays rename to plays_away')
      const printed = vi.spyOn(console, 'error')

      const lines = await logLines(async () => {
        const { text, isComplete } = await download(mount, {
          authorization: `Bearer ${token}`,
          'x-request-id': 'a-failing-download',
        })
        expect(isComplete).toBe(false)
        expect(text).not.toMatch(/error|select/i)
      })

      expect(lines.trim().split('\n')).toHaveLength(1)
      expect(JSON.parse(lines)).toMatchObject({
        requestId: 'a-failing-download',
        trace_id: expect.any(String),
        instance: '/api/v1/me/export',
        err: { cause: { code: '42P01', message: expect.any(String) } },
        msg: 'download stream failed',
      })
      expect(lines).not.toContain(id)
      expect(printed).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    })
  },
)
