import { describe, expect, it } from 'vitest'
import { RFC_QUOTES } from '@/lib/importers/csv-quotes'
import { parseCsvRows } from '@/lib/importers/csv-rows'
import { CsvScanner } from '@/lib/importers/csv-scanner'

const cells = (text: string) =>
  parseCsvRows(text, { delimiter: ',', quotes: RFC_QUOTES }).map((row) => row.cells)

describe('CsvScanner', () => {
  it.each([
    ['doubled quotes', '"a ""b"" c",d', [['a "b" c', 'd']]],
    ['empty cells', ',"",\n', [['', '', '']]],
    ['a quote inside a quoted cell', '"12" mix",x', [['12" mix', 'x']]],
    ['a quote in a plain cell', '12" mix,x', [['12" mix', 'x']]],
    ['every line ending', 'a\nb\r\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'a delimiter at the end',
      'a,\nb,',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
  ])('reads %s', (_, text, rows) => {
    expect(cells(text)).toEqual(rows)
  })

  it('loses one row if a quote is never closed', () => {
    const rest = Array.from({ length: 200 }, (_, index) => `song ${index},artist`)
    const rows = cells(['"open,artist', ...rest].join('\n'))
    expect(rows).toHaveLength(201)
    expect(rows[0]).toEqual(['"open', 'artist'])
    expect(rows[200]).toEqual(['song 199', 'artist'])
  })

  it('ignores an open quote if the next quote is too far', () => {
    const rest = Array.from({ length: 150 }, (_, index) => `song ${index},artist`)
    const rows = cells(['"open,artist', ...rest, '"last","artist"'].join('\n'))
    expect(rows).toHaveLength(152)
    expect(rows[151]).toEqual(['last', 'artist'])
    expect(cells(`"${'x'.repeat(40_000)}\na","b"`)).toHaveLength(2)
  })

  it('has the same rows for any division of the text', () => {
    const text = 'a,"b ""c""\r\nd" ,e\r\n\r\n"f",g\rh,"i'
    for (let cut = 0; cut <= text.length; cut++) {
      const scanner = new CsvScanner(',')
      const rows = [
        ...scanner.push(text.slice(0, cut)),
        ...scanner.push(text.slice(cut)),
        ...scanner.end(),
      ]
      expect(rows).toEqual(parseCsvRows(text, { delimiter: ',', quotes: RFC_QUOTES }))
    }
  })

  it('limits the length of a cell and of a row', () => {
    const [first, second] = parseCsvRows(`${'x'.repeat(100_000)}\n${'y,'.repeat(100_000)}`, {
      delimiter: ',',
      quotes: RFC_QUOTES,
    })
    expect(first?.cells[0]).toHaveLength(32 * 1024)
    expect(second?.cells).toHaveLength(1000)
  })
})
