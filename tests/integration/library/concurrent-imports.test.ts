import { expect, inject, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { csvOf, importEnded, importFile, someRows } from '@/tests/support/library'

withApp()

const ROWS = 1_500

async function startImport(token: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([csvOf(someRows(ROWS))], 'list.csv'))
  const { body } = await call('POST', '/imports', { token, form })
  return (body as { id: string }).id
}

// The embedded database has one connection, which an open transaction holds.
it.skipIf(!inject('databaseUrl'))(
  'an import does not wait for the library of another user',
  async () => {
    const { db } = await import('@/db')
    const [ada, bob] = await Promise.all([aUser('ada'), aUser('bob')])
    await db.transaction(async (tx) => {
      await tx.library.lock(ada.id)
      const waiting = await startImport(ada.token)
      expect(await importFile(bob.token, csvOf(someRows(50)))).toMatchObject({
        status: 'succeeded',
      })
      const { body } = await call('GET', `/imports/${waiting}`, { token: ada.token })
      expect(['queued', 'running']).toContain((body as { status: string }).status)
    })
  },
)

it('two users import the same songs at the same time, each into their own library', async () => {
  const users = await Promise.all([aUser('ada'), aUser('bob')])
  const started = await Promise.all(users.map(({ token }) => startImport(token)))
  const ended = await Promise.all(
    users.map(({ token }, index) => importEnded(token, started[index] ?? '')),
  )
  for (const { status, report } of ended) {
    expect([status, report]).toMatchObject(['succeeded', { imported: ROWS, created: ROWS }])
  }
})
