import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Reason } from '@/lib/contract/shuffle'
import { packReasons } from '@/lib/services/shuffle/reasons'

it('stores reasons as raw-deflated JSON pairs of code and text, in playing order', () => {
  const reasons: Reason[] = [
    { code: 'chance', text: 'Drawn at random.' },
    { code: 'chance', text: '' },
  ]
  const stored = inflateRawSync(packReasons(reasons)).toString()
  expect(JSON.parse(stored)).toEqual([
    ['chance', 'Drawn at random.'],
    ['chance', ''],
  ])
})
