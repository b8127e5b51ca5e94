import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { searchForm } from '@/lib/song-text/search-text'
import { aUser, call, withApp } from '@/tests/support/app'
import { heldSongs } from '@/tests/support/songs'

withApp()

let token: string
let userId: string

beforeAll(async () => {
  ;({ token, id: userId } = await aUser())
  await heldSongs(userId, [
    { title: 'Jóga', artists: ['Björk'], album: 'Homogenic' },
    { title: 'Hyperballad', artists: ['Björk'], album: 'Post' },
    { title: 'Hoppípolla', artists: ['Sigur Rós'], album: 'Takk...' },
    { title: 'Enter Sandman', artists: ['Metallica'], album: 'Metallica' },
    { title: 'Queen', artists: ['Perfume Genius'], album: 'Too Bright' },
    { title: 'Killer Queen', artists: ['Queen'], album: 'Sheer Heart Attack' },
    { title: 'Queen of Hearts', artists: ['Juice Newton'], album: 'Juice' },
    { title: 'Dancing Queen', artists: ['ABBA'], album: 'Arrival' },
    { title: 'Queenie Eye', artists: ['Paul McCartney'], album: 'NEW' },
    { title: 'Smalltown Boy', artists: ['Bronski Beat'], album: 'The Drag Queen Mix' },
    { title: "Don't Stop Me Now", artists: ['Queen'], album: 'Jazz' },
    { title: 'The Gold Bug', artists: ['The Alan Parsons Project'], album: null },
    { title: 'Losing My Religion', artists: ['R.E.M.'], album: 'Out of Time' },
    { title: 'Eple', artists: ['Röyksopp'], album: 'Melody A.M.' },
    { title: 'Remind Me', artists: ['Røyksopp'], album: 'Melody A.M.' },
    { title: '夜に駆ける', artists: ['YOASOBI'], album: 'THE BOOK' },
    { title: '봄날', artists: ['방탄소년단'], album: 'You Never Walk Alone' },
    { title: 'Группа крови', artists: ['Кино'], album: null },
    { title: '100% Pure Love', artists: ['Crystal Waters'], album: null },
    { title: 'One', artists: ['U2'], album: 'Achtung Baby' },
    { title: 'Ich will', artists: ['Rammstein'], album: 'Mutter' },
    { title: 'Straße', artists: ['Someone Else'], album: null },
    { title: 'Hawaiʻi Aloha', artists: ['Israel Kamakawiwoʻole'], album: null },
    { title: '3⃣ Sheets', artists: ['Nobody Else'], album: null },
  ])
})

type Found = { data: { title: string; artists: { name: string }[] }[]; spelling: string }

async function search(q: string, more = ''): Promise<Found> {
  const { status, body } = await call('GET', `/songs?q=${encodeURIComponent(q)}${more}`, { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Found
}
const titles = async (q: string, more?: string) =>
  (await search(q, more)).data.map((song) => song.title)

describe('a search text', () => {
  it.each([
    ['bjork', 'Jóga'],
    ['BJÖRK joga', 'Jóga'],
    ['sigur ros', 'Hoppípolla'],
    ['royksopp eple', 'Eple'],
    ['royksopp remind', 'Remind Me'],
    ['strasse', 'Straße'],
    ['dont stop', "Don't Stop Me Now"],
    ['don’t stop', "Don't Stop Me Now"],
    ['rem losing', 'Losing My Religion'],
    ['r.e.m.', 'Losing My Religion'],
    ['группа кров', 'Группа крови'],
    ['100%', '100% Pure Love'],
    ['u2', 'One'],
    ['u', 'One'],
    ['on', 'One'],
    ['夜に', '夜に駆ける'],
    ['駆ける', '夜に駆ける'],
    ['봄', '봄날'],
    ['Hawaiʻi', 'Hawaiʻi Aloha'],
    ['hawaii kamakawiwoole', 'Hawaiʻi Aloha'],
    ['hawaiˈi', 'Hawaiʻi Aloha'],
    ['3⃣', '3⃣ Sheets'],
  ])('%j finds %j', async (q, title) => {
    const found = await search(q)
    expect(found.data.map((song) => song.title)).toContain(title)
    expect(found.spelling).toBe('as_typed')
  })

  it('can contain prefixes of words in any order', async () => {
    expect(await titles('sand metal')).toEqual(['Enter Sandman'])
    expect(await titles('pars gol')).toEqual(['The Gold Bug'])
    expect(await titles('homog jo bj')).toEqual(['Jóga'])
  })

  it('must match completely: a song without one of its words is not found', async () => {
    expect(await titles('queen sandman')).toEqual([])
  })

  it.each(['%', '_', '%%%', "'", '\\', '"', "' or 1=1 --", ':*', '&|!', '()', '\\%', 'ʹ', 'x⃣ː'])(
    '%j is text and nothing else',
    async (q) => {
      const { data } = await search(q)
      expect(data.length).toBeLessThan(3)
    },
  )

  it('consists of letters, digits and their marks, also if the database removes accents', async () => {
    const { db } = await import('@/db')
    const { rowsOf } = await import('@/db/rows')
    const every = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code))
    const forms = [...new Set(every.filter((letter) => letter.isWellFormed()).map(searchForm))]
    const rows = await rowsOf<{ form: string; word: string }>(
      db.describe().postgres.drizzle,
      sql`select form, unaccent(form) as word
        from string_to_table(${forms.filter(Boolean).join(' ')}, ' ') form`,
    )
    expect(rows.length).toBeGreaterThan(100_000)
    expect(rows.filter(({ word }) => !/^[\p{L}\p{N}\p{M}]+$/u.test(word))).toEqual([])
  })
})

describe('the order of results', () => {
  it('is exact titles, artists, titles that start with the text, then other matches', async () => {
    expect(await titles('queen')).toEqual([
      'Queen',
      "Don't Stop Me Now",
      'Killer Queen',
      'Queen of Hearts',
      'Queenie Eye',
      'Dancing Queen',
      'Smalltown Boy',
    ])
  })
  it('is replaced by a requested order', async () => {
    expect(await titles('queen', '&sort=title')).toEqual([
      'Dancing Queen',
      "Don't Stop Me Now",
      'Killer Queen',
      'Queen',
      'Queen of Hearts',
      'Queenie Eye',
      'Smalltown Boy',
    ])
  })
})

describe('a misspelled word', () => {
  it.each([
    ['bjark', 'Jóga'],
    ['bjrok', 'Jóga'],
    ['bjrk', 'Jóga'],
    ['metalica', 'Enter Sandman'],
    ['metallcia', 'Enter Sandman'],
    ['metalic', 'Enter Sandman'],
    ['qeen killr', 'Killer Queen'],
    ['hopipola', 'Hoppípolla'],
    ['sigru ros', 'Hoppípolla'],
    ['abda dancing', 'Dancing Queen'],
    ['rammstien', 'Ich will'],
    ['hyperbalad', 'Hyperballad'],
  ])('%j still finds %j, and is marked as similar', async (q, title) => {
    const found = await search(q)
    expect(found.data.map((song) => song.title)).toContain(title)
    expect(found.spelling).toBe('similar')
  })

  it('finds nothing if no word is similar', async () => {
    expect(await titles('zzzxqj')).toEqual([])
  })

  it('is ranked after exact matches', async () => {
    await heldSongs(userId, [{ title: 'Hyperbalad', artists: ['Cover Band'] }])
    expect(await titles('hyperbalad')).toEqual(['Hyperbalad', 'Hyperballad'])
  })

  it('ends the paging if exact matches were added between two pages', async () => {
    const likeThis = Array.from({ length: 3 }, (_, index) => ({ title: `Zephyrine ${index}` }))
    await heldSongs(userId, likeThis)
    const first = await call('GET', '/songs?q=zephyrin3&limit=1', { token })
    const { nextCursor, spelling } = first.body as { nextCursor: string; spelling: string }
    expect(spelling).toBe('similar')
    await heldSongs(
      userId,
      Array.from({ length: 5 }, (_, index) => ({ title: `Zephyrin3 ${index}` })),
    )
    const { status, body } = await call('GET', `/songs?q=zephyrin3&limit=1&cursor=${nextCursor}`, {
      token,
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toEqual({ data: [], nextCursor: null, spelling: 'as_typed' })
  })
})

describe('many matching songs', () => {
  it('are ordered by rank, not by the time they were added', async () => {
    const many = Array.from({ length: 450 }, (_, index) => ({
      title: `Song ${index} of quixotically`,
    }))
    await heldSongs(userId, [...many, { title: 'A quixotic song' }])
    expect((await titles('quixotic'))[0]).toBe('A quixotic song')
  })
})

describe('songs', () => {
  it('are found by prefixes, ignoring case and accents', async () => {
    const { token } = await aUser()
    const form = new FormData()
    form.set(
      'file',
      new File(['Title,Artist\nÉtoile polaire,Björk Guðmundsdóttir\nPolar,Other\n'], 'x.csv'),
    )
    await call('POST', '/imports', { token, form })
    const findTitles = async () => {
      const { body } = await call('GET', '/songs?q=BJORK%20etoi', { token })
      return (body as { data: { title: string }[] }).data.map((song) => song.title)
    }
    await expect.poll(findTitles, { timeout: 20_000 }).toEqual(['Étoile polaire'])
  })
})
