import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attachment } from '@/lib/http/content-disposition'

it.each([
  ['Road trip.csv', `filename="Road trip.csv"; filename*=UTF-8''Road%20trip.csv`],
  [
    'Größe “eins”.json',
    `filename="Groe eins.json"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%80%9Ceins%E2%80%9D.json`,
  ],
  ['שלום.xspf', `filename="file.xspf"; filename*=UTF-8''%D7%A9%D7%9C%D7%95%D7%9D.xspf`],
  ['../../etc/passwd.csv', `filename="etc passwd.csv"; filename*=UTF-8''etc%20passwd.csv`],
  [
    'AC/DC: "live" 100%.m3u8',
    `filename="AC DC live 100.m3u8"; filename*=UTF-8''AC%20DC%20live%20100.m3u8`,
  ],
  ["it's (mine).csv", `filename="it's (mine).csv"; filename*=UTF-8''it%27s%20%28mine%29.csv`],
  ['....csv', `filename="file.csv"; filename*=UTF-8''file.csv`],
])('%s', (fileName, named) => {
  expect(attachment(fileName)).toBe(`attachment; ${named}`)
})

it('is a valid header for any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const value = attachment(`${name}.csv`)
      expect(new Headers({ 'content-disposition': value }).get('content-disposition')).toBe(value)
      expect(value).toMatch(
        /^attachment; filename="[^"\\/:%]+\.csv"; filename\*=UTF-8''[\w.~!$&+^`|%-]+\.csv$/,
      )
    }),
    { numRuns: 2_000 },
  )
})
