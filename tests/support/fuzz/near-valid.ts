import fc from 'fast-check'

/** What fits no schema, or only just. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
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

/** A thing that is in order but for one place: something strange, missing, or too much. */
export const nearlyValid = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(valid, fc.nat(), strange, fc.constantFrom('change', 'drop', 'add')).map(invalidate)

function invalidate([value, at, odd, how]: [unknown, number, unknown, string]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return odd
  const fields = Object.keys(value)
  const name = fields[at % Math.max(1, fields.length)]
  if (how === 'add' || name === undefined) {
    const surprise = `surprise${at}`
    return { ...value, [at % 4 === 0 ? surprise.repeat(100) : surprise]: odd }
  }
  const { [name]: spoilt, ...rest } = value as Record<string, unknown>
  if (how === 'drop') return rest
  const isList = Array.isArray(spoilt) && at % 2 === 0
  return { ...rest, [name]: isList ? [...spoilt, odd] : odd }
}
