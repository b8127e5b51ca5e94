import { expect, it, vi } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'

withApp()

type Waiting = { id: string; queue: { position: number; length: number } | null }

async function send(token: string, title: string): Promise<Waiting> {
  const form = new FormData()
  form.set('file', new File([`Title,Artist\n${title},Rain`], 'list.csv'))
  return (await call('POST', '/imports', { token, form })).body
}

async function queueOf(token: string, { id }: Waiting) {
  const { body } = await call('GET', `/imports/${id}`, { token })
  return (body as Waiting).queue
}

it('shows the place of each file, and imports those of accounts before those of guests', async () => {
  const { closeQueue, getQueue } = await import('@/lib/jobs/queue')
  const { startWorker } = await import('@/lib/worker/run')
  const guestResponse = await call('POST', '/auth/guest', { body: {} })
  const guest = (guestResponse.body as { accessToken: string }).accessToken
  const { token: account } = await aUser()
  const boss = await getQueue()
  await boss.offWork('import')

  const ofGuest = await send(guest, 'First')
  expect(ofGuest.queue).toEqual({ position: 1, length: 1 })
  const ofAccount = await send(account, 'Second')
  expect(ofAccount.queue).toEqual({ position: 1, length: 2 })
  expect(await queueOf(guest, ofGuest)).toEqual({ position: 2, length: 2 })
  for (const { id } of [ofAccount, ofGuest]) {
    const [next] = await boss.fetch('import')
    expect(next?.id).toBe(id)
    await boss.fail('import', id)
  }
  await closeQueue()
  await startWorker()
  await importEnded(guest, ofGuest.id)
  await importEnded(account, ofAccount.id)
  expect(await queueOf(guest, ofGuest)).toBeNull()
})

it('keeps no file of an import that is cancelled before it starts', async () => {
  const { db } = await import('@/db')
  const { getQueue } = await import('@/lib/jobs/queue')
  const { token, id: userId } = await aUser()
  const boss = await getQueue()
  await boss.offWork('import')
  const { id } = await send(token, 'First')
  const fileId = (await db.importRuns.find(id))?.fileId ?? ''
  expect(await db.importFiles.find({ userId, fileId }, 0)).toBeDefined()
  const { status } = await call('POST', `/imports/${id}/cancel`, { token })
  expect(status).toBe(200)
  expect(await db.importFiles.find({ userId, fileId }, 0)).toBeUndefined()
})

it('reads the places of all files at most once a second', async () => {
  const { db } = await import('@/db')
  const { findQueuePosition } = await import('@/lib/services/imports/queue-position')
  const { id: userId } = await aUser()
  const create = (fileId: string) =>
    db.imports.create({
      ...{ userId, kind: 'file', name: 'list.csv', playlistName: null, total: 0 },
      fileId,
    })
  const [first, second] = [await create(crypto.randomUUID()), await create(crypto.randomUUID())]
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const before = await findQueuePosition(second)
    await db.imports.cancel({ userId, id: first.id })
    expect(await findQueuePosition(second)).toEqual(before)
    vi.advanceTimersByTime(1_001)
    const after = await findQueuePosition(second)
    expect(after?.position).toBe((before?.position ?? 0) - 1)
  } finally {
    vi.useRealTimers()
  }
})

it('reads the places once for a file that has none', async () => {
  const { db } = await import('@/db')
  const { findQueuePosition } = await import('@/lib/services/imports/queue-position')
  const { drizzle } = db.describe().postgres
  const statements = vi.spyOn(drizzle, 'execute')
  const ended = { id: crypto.randomUUID(), kind: 'file', status: 'queued' } as const
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    // The fake time begins at 0, before the last read.
    vi.advanceTimersByTime(3_600_000)
    expect(await findQueuePosition(ended)).toBeNull()
    expect(statements).toHaveBeenCalledOnce()
  } finally {
    vi.useRealTimers()
    statements.mockRestore()
  }
})
