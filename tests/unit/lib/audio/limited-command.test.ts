import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { limitedCommand } from '@/lib/audio/decode/limited-command'
import { findProgram } from '@/lib/config/program-path'

it.skipIf(!findProgram('prlimit'))('a decoder has limits of the kernel', () => {
  const script = 'ulimit -v; ulimit -t; ulimit -f; ulimit -n; ulimit -c'
  const printed = execFileSync(...limitedCommand('sh', ['-c', script]), { encoding: 'utf8' })
  expect(printed.trim().split('\n')).toEqual(['1048576', '300', '0', '64', '0'])
})

it('a program that is missing is started under its own name, so that the error names it', () => {
  expect(limitedCommand('no-such-decoder', ['-i'])).toEqual(['no-such-decoder', ['-i']])
})
