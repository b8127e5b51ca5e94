import { expect, test } from 'vitest'
import { english } from '@/lib/i18n/english'
import { jobs } from '@/lib/jobs/catalog'

test('every kind of job has a name, and no other', () => {
  expect(Object.keys(english.admin.queues).sort()).toEqual(Object.keys(jobs).sort())
})
