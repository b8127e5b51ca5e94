import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, it } from 'vitest'
import { createBloomFilter, mayContain } from '@/lib/auth/passwords/bloom-filter'
import { findGuessable } from '@/lib/auth/passwords/guessable'

const ALEX = { email: 'alex.smith@example.com', displayName: 'Alexandra Smith' }
const NO_NAMES = { email: 'q@q.example', displayName: 'Q' }

describe('a filter of texts', () => {
  const texts = Array.from({ length: 5_000 }, (_, at) => `text ${at}`)
  const filter = createBloomFilter(texts, 0.001)

  it('contains each of them', () => {
    expect(texts.filter((text) => !mayContain(filter, text))).toEqual([])
  })

  it('seems to contain about as many others as it may', () => {
    const others = Array.from({ length: 50_000 }, (_, at) => `other ${at}`)
    const share = others.filter((text) => mayContain(filter, text)).length / others.length
    expect(share).toBeGreaterThan(0.0003)
    expect(share).toBeLessThan(0.003)
  })
})

it('all long passwords of a common list are common', () => {
  const long = [...dictionary['passwords-common']].map(String).filter((text) => text.length >= 10)
  expect(long.length).toBeGreaterThan(1_500)
  expect(long.filter((text) => findGuessable(text, NO_NAMES) === null)).toEqual([])
})

it.each([
  'correcthorsebatterystaple',
  'Correct Horse Battery Staple',
  'Summer2026!!!',
  'Winter-2025-2026',
  'Welcome2026!!',
  'Admin@123456',
  'P@ssw0rd1999!',
  'RifflePassword1!',
  'Spotify!2026#',
  'myplaylist2026',
  '1q2w3e4r5t6y7u8i9o',
  'qazwsxedcrfv',
  '1qaz2wsx3edc4rfv',
  '!QAZ@WSX#EDC',
  'poiuytrewq12',
  'abcabcabcabc',
  'summer99summer99summer99',
  'aaaaaaaaaaaaaaaa',
  'monkeydragon12!',
  '\uFF53\uFF55\uFF4D\uFF4D\uFF45\uFF5220262026',
])('%s is common', (password) => {
  expect(findGuessable(password, NO_NAMES)).toBe('common')
})

it.each([
  'smithalexandra99',
  'alexandrasmithalexandra',
  'Smith.Alex.1990',
  'alexsmith!example',
  'example.com2026',
])('%s is based on names', (password) => {
  expect(findGuessable(password, ALEX)).toBe('personal')
  expect(findGuessable('7ZtB3vMk-xq', ALEX)).toBeNull()
})

it.each([
  'violet mango harbour 42',
  'x7Qm2vKp9LrT',
  'kettle-orbit-lantern-prune',
  'Wasser fällt auf 3 Steine',
  'ночной автобус до конечной',
  'nN4#tq!vLz0p',
])('%s is neither', (password) => {
  expect(findGuessable(password, ALEX)).toBeNull()
})

it('takes linear time for the longest passwords', () => {
  const time = (length: number) => {
    const password = 'p4ssw0rdx'.repeat(30).slice(0, length)
    const start = performance.now()
    for (let run = 0; run < 5; run++) findGuessable(`${password}${run}z`, ALEX)
    return performance.now() - start
  }
  time(32)
  expect(time(128)).toBeLessThan(12 * time(32) + 20)
})
