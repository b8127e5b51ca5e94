import { describe, expect, it } from 'vitest'
import { findFaults } from '@/scripts/asvs/find-faults.mjs'
import { readRows } from '@/scripts/asvs/read-rows.mjs'
import { requirementIds } from '@/scripts/asvs/requirements.mjs'

const FILES: Record<string, string> = {
  'lib/a.ts': '',
  '.npmrc': '',
  'tests/a.test.ts': "it('keeps a; b', () => {})",
}
const REASON = 'There is no such part in this application.'

/** The faults of a file with one row for the only requirement, V1.1.1. */
const faultsOf = (...rows: string[]) =>
  findFaults(readRows(['req_id,status,evidence', ...rows, ''].join('\n')), {
    ids: ['V1.1.1'],
    readFile: (path) => FILES[path],
  })

it('level 2 has 253 requirements, each once', () => {
  expect(new Set(requirementIds).size).toBe(253)
  expect(requirementIds.slice(0, 3)).toEqual(['V1.1.1', 'V1.1.2', 'V1.2.1'])
})

describe('evidence', () => {
  it.each([
    'V1.1.1,pass,lib/a.ts',
    'V1.1.1,pass,.npmrc',
    'V1.1.1,pass,tests/a.test.ts > keeps a; b; lib/a.ts',
    `V1.1.1,pass,"tests/a.test.ts > keeps a; b | As ""a"", and more."`,
    `V1.1.1,n-a,${REASON}`,
    `V1.1.1,partly,lib/a.ts | ${REASON}`,
  ])('is complete: %s', (row) => {
    expect(faultsOf(row)).toEqual([])
  })

  it.each([
    ['V1.1.1,pass,', /names no test or file/],
    [`V1.1.1,pass,${REASON}`, /names no test or file/],
    ['V1.1.1,pass,lib/b.ts', /lib\/b\.ts, which does not exist/],
    ['V1.1.1,pass,lib/a.ts; lib/b.ts', /lib\/b\.ts, which does not exist/],
    ['V1.1.1,pass,tests/a.test.ts > keeps a', /does not contain: keeps a$/],
    ['V1.1.1,pass,tests/a.test.ts > removes it', /does not contain: removes it/],
    ['V1.1.1,n-a,', /has no reason/],
    ['V1.1.1,fail,later', /has no reason/],
    ['V1.1.1,partly,lib/a.ts', /has no reason/],
    [`V1.1.1,done,${REASON}`, /has the status done/],
  ])('has a fault: %s', (row, fault) => {
    expect(faultsOf(row)).toEqual([expect.stringMatching(fault)])
  })
})

it('a requirement that is missing, repeated or unknown is a fault', () => {
  const row = 'V1.1.1,pass,lib/a.ts'
  expect(faultsOf()).toEqual(['V1.1.1 is missing'])
  expect(faultsOf(row, row)).toEqual(['line 3: V1.1.1 is a second row'])
  expect(faultsOf(row, 'V1.1.2,pass,lib/a.ts')).toEqual([
    'line 3: V1.1.2 is no requirement of level 1 or 2',
  ])
})

it('a file with another header or a row of another form is rejected', () => {
  expect(() => readRows('id,status\n')).toThrow(/Line 1/)
  expect(() => readRows('req_id,status,evidence\nV1.1.1,pass,a,b\n')).toThrow(/Line 2/)
})
