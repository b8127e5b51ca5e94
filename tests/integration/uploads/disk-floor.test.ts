import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { beginUpload, upload } from '@/tests/support/uploads'

// More than any disk has.
withApp(async () => ({ DISK_FLOOR_MB: '1000000000000' }))

const left = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

it('takes nothing where the disk would fall below its floor, and keeps nothing', async () => {
  const { token } = await aUser()
  const whole = await upload(wav(), { token })
  expect(whole).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(whole.headers.get('retry-after')).toBe('600')
  const { answer } = await beginUpload(token, 100)
  expect(answer).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  expect(left()).toEqual([])
  const songs = await call('GET', '/songs', { token })
  expect(songs.body).toMatchObject({ data: [] })
})
