import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FIELD_RANKS,
  type FieldSource,
  type FieldSources,
  isEmptyField,
  mergeFields,
} from '@/lib/services/library/field-sources'

type Values = { title: string | null; genres: string[] }
type Statement = { source: FieldSource; values: Values }

const source = fc.constantFrom(...(Object.keys(FIELD_RANKS) as FieldSource[]))
const values: fc.Arbitrary<Values> = fc.record({
  title: fc.constantFrom(null, '', 'A', 'B', 'C'),
  genres: fc.constantFrom([], ['rock'], ['pop', 'rock']),
})
const statement: fc.Arbitrary<Statement> = fc.record({ source, values })
const imported = statement.filter(({ source: by }) => by !== 'edited')

const NOTHING: { values: Values; sources: FieldSources } = {
  values: { title: null, genres: [] },
  sources: {},
}
const mergeAll = (statements: Statement[]) =>
  statements.reduce(
    (known, { source: sources, values: stated }) => mergeFields(known, { values: stated, sources }),
    { ...NOTHING, isChanged: false },
  )
const rank = ({ source: by }: Statement) => FIELD_RANKS[by]

describe('fields merged by the rank of their source', () => {
  it('do not depend on the order of sources of different ranks', () => {
    fc.assert(
      fc.property(fc.array(imported, { maxLength: 8 }), (statements) => {
        const byRank = statements.toSorted((a, b) => rank(a) - rank(b))
        const byRankDown = statements.toSorted((a, b) => rank(b) - rank(a))
        expect(mergeAll(byRank).values).toEqual(mergeAll(statements).values)
        expect(mergeAll(byRankDown).values).toEqual(mergeAll(statements).values)
      }),
    )
  })

  it('have the newest value of the highest rank that states one', () => {
    fc.assert(
      fc.property(fc.array(imported, { maxLength: 8 }), (statements) => {
        const stated = statements.filter(({ values: { title } }) => !isEmptyField(title))
        const highest = Math.max(...stated.map(rank))
        const last = stated.findLast((one) => rank(one) === highest)
        expect(mergeAll(statements).values.title).toBe(last?.values.title ?? null)
      }),
    )
  })

  it('are never emptied by an import', () => {
    fc.assert(
      fc.property(fc.array(imported, { minLength: 1, maxLength: 8 }), (statements) => {
        const hasTitle = statements.some(({ values: { title } }) => !isEmptyField(title))
        expect(isEmptyField(mergeAll(statements).values.title)).toBe(!hasTitle)
      }),
    )
  })

  it('keep a change by hand, also if it emptied the field', () => {
    fc.assert(
      fc.property(fc.array(imported), values, fc.array(imported), (before, edit, after) => {
        const edited = { source: 'edited' as const, values: edit }
        expect(mergeAll([...before, edited, ...after]).values).toEqual(edit)
      }),
    )
  })

  it('are unchanged by the same statement made again', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 5 }), statement, (before, last) => {
        const once = mergeAll([...before, last])
        const twice = mergeFields(once, { values: last.values, sources: last.source })
        expect(twice.values).toEqual(once.values)
        expect(twice.isChanged).toBe(false)
      }),
    )
  })

  it('take a source of their own each', () => {
    const merged = mergeFields(NOTHING, {
      values: { title: 'From the file name', genres: ['rock'] },
      sources: { title: 'text', genres: 'tags' },
    })
    expect(merged.sources).toEqual({ title: 'text', genres: 'tags' })
  })
})
