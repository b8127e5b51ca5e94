import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { beginUpload, uploadFile } from '@/tests/support/uploads'

// More than any disk has free.
withApp(async () => ({ DISK_FLOOR_MB: '1000000000000' }))

const tempFiles = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

it('rejects every upload that would leave less than the disk floor, and stores nothing', async () => {
  const { token } = await aUser()
  const direct = await uploadFile(wav(), { token })
  expect(direct).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(direct.headers.get('retry-after')).toBe('600')
  const { answer } = await beginUpload(token, 100)
  expect(answer).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(tempFiles()).toEqual([])
  const songs = await call('GET', '/songs', { token })
  expect(songs.body).toMatchObject({ data: [] })
})
