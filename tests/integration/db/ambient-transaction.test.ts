import { expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'

withApp()

const OVERLAP = /^Two statements overlap in one ambient transaction\./

it('rejects two statements that overlap in an ambient transaction', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  const overlapping = db.ambientTransaction(() =>
    Promise.all([db.users.find(id), db.users.find(id)]),
  )
  await expect(overlapping).rejects.toThrow(OVERLAP)
})

it('rejects a statement that overlaps with a nested transaction', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  const overlapping = db.ambientTransaction(() =>
    Promise.all([db.transaction((tx) => tx.users.rename(id, 'Renamed')), db.users.find(id)]),
  )
  await expect(overlapping).rejects.toThrow(OVERLAP)
  expect((await db.users.find(id))?.displayName).not.toBe('Renamed')
})

it('rejects overlapping statements of a nested transaction', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  const overlapping = db.ambientTransaction(() =>
    db.transaction((tx) => Promise.all([tx.users.find(id), tx.users.find(id)])),
  )
  await expect(overlapping).rejects.toThrow(OVERLAP)
})

it('runs successive statements and nested transactions, and commits them together', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  await db.ambientTransaction(async () => {
    await db.users.rename(id, 'First')
    await db.transaction(async (tx) => {
      await tx.users.rename(id, 'Second')
      expect((await tx.users.find(id))?.displayName).toBe('Second')
    })
    await db.ambientTransaction(() => db.users.rename(id, 'Third'))
    expect((await db.users.find(id))?.displayName).toBe('Third')
  })
  expect((await db.users.find(id))?.displayName).toBe('Third')
})

it('rolls back everything if the work fails, and a nested transaction alone if it is caught', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  await db.users.rename(id, 'Before')
  const failing = db.ambientTransaction(async () => {
    await db.users.rename(id, 'Lost')
    throw new Error('failed')
  })
  await expect(failing).rejects.toThrow('failed')
  expect((await db.users.find(id))?.displayName).toBe('Before')

  await db.ambientTransaction(async () => {
    await db.users.rename(id, 'Kept')
    const nested = db.transaction(async (tx) => {
      await tx.users.rename(id, 'Lost')
      throw new Error('failed')
    })
    await expect(nested).rejects.toThrow('failed')
  })
  expect((await db.users.find(id))?.displayName).toBe('Kept')
})

it('does not affect statements outside, which may overlap', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  const found = await Promise.all([db.users.find(id), db.users.find(id)])
  expect(found.map((user) => user?.id)).toEqual([id, id])
})

it('leaves work that continues after the end outside of the transaction', async () => {
  const { db } = await import('@/db')
  const { id } = await aUser()
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const continued = await db.ambientTransaction(async () => {
    const afterwards = async () => {
      await ended
      return Promise.all([db.users.find(id), db.users.find(id)])
    }
    return { afterwards: afterwards() }
  })
  end()
  expect((await continued.afterwards).map((user) => user?.id)).toEqual([id, id])
})

it('is off in production', async () => {
  const { db } = await import('@/db')
  const { runInAmbientTransaction } = await import('@/db/ambient-transaction')
  const { id } = await aUser()
  const overlapping = runInAmbientTransaction(
    db.describe().postgres.drizzle,
    () => Promise.all([db.users.find(id), db.users.find(id)]),
    { rejectsOverlaps: false },
  )
  expect((await overlapping).map((user) => user?.id)).toEqual([id, id])
})
