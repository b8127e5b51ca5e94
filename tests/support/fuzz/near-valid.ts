import fc from 'fast-check'

/** Values that match few schemas. */
const unexpected: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    2 ** 31,
    Number.MAX_SAFE_INTEGER,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    'a'.repeat(5_000),
    '0199c3f2-5a1e-7c4b-9d2a',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '2026-13-45T99:99:99Z',
    '2026-02-30',
    '../../etc/passwd',
    [],
    [[[[[]]]]],
    {},
    { $ne: null },
    Array(1_001).fill('a'),
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Returns values with one error: an unexpected, missing or additional value. */
export const nearlyValid = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(valid, fc.nat(), unexpected, fc.constantFrom('change', 'drop', 'add')).map(invalidate)

function invalidate([value, at, replacement, kind]: [unknown, number, unknown, string]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return replacement
  const fields = Object.keys(value)
  const name = fields[at % Math.max(1, fields.length)]
  if (kind === 'add' || name === undefined) {
    const added = `unknown${at}`
    return { ...value, [at % 4 === 0 ? added.repeat(100) : added]: replacement }
  }
  const { [name]: original, ...rest } = value as Record<string, unknown>
  if (kind === 'drop') return rest
  const isList = Array.isArray(original) && at % 2 === 0
  return { ...rest, [name]: isList ? [...original, replacement] : replacement }
}
