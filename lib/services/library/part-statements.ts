import { type Composite, type CompositeName, type Parts, sourceOfPart } from './composites'
import { FIELD_RANKS, type FieldSource, isEmptyField } from './field-sources'

/** The parts of an album, release or position that one source states. Only edits state empty parts. */
type PartStatement = { source: FieldSource; parts: Parts }
/**
 * All statements about a field, those of the highest rank first and within a rank the newest first.
 * A field with one statement is missing: its value and sources are that statement.
 */
export type PartStatements = Partial<Record<CompositeName, PartStatement[]>>

type Sources = FieldSource | Partial<Record<string, FieldSource>>

/**
 * Returns the statements that a value with sources consists of. A source also states the parts of
 * higher ranks: it would not fill the field otherwise.
 */
export function statementsOfValue(
  { name, parts, empty }: Composite,
  value: object | null,
  sources: Sources,
): PartStatement[] {
  const stated: Parts = { ...value }
  // A field of an earlier release can have no source.
  const sourceOf = (part: string): FieldSource =>
    (typeof sources === 'string' ? sources : sourceOfPart(sources, name, part)) ?? 'migrated'
  const filled = parts.filter((part) => !isEmptyField(stated[part]))
  const main = sourceOf(filled[0] ?? parts[0] ?? '')
  if (filled.length === 0) return main === 'edited' ? [{ source: main, parts: empty }] : []
  const ranked = [...new Set(filled.map(sourceOf))].toSorted(
    (one, other) => FIELD_RANKS[other] - FIELD_RANKS[one],
  )
  return ranked.map((source, index) => {
    const higher = new Set(ranked.slice(0, index + 1))
    const kept = parts.filter((part) =>
      filled.includes(part) ? higher.has(sourceOf(part)) : source === 'edited' && main === source,
    )
    return { source, parts: Object.fromEntries(kept.map((part) => [part, stated[part]])) }
  })
}

/** Adds a statement. It completes the earlier one of its source if both agree, or else replaces it. */
export function addStatement(
  composite: Composite,
  statements: PartStatement[],
  { source, parts }: PartStatement,
): PartStatement[] {
  const earlier = statements.find((statement) => statement.source === source)
  const isCompleted = earlier && source !== 'edited' && agreeOn(composite, earlier.parts, parts)
  const added = { source, parts: isCompleted ? { ...earlier.parts, ...parts } : parts }
  const others = statements.filter((statement) => statement !== earlier)
  const next = others.findIndex((other) => FIELD_RANKS[other.source] <= FIELD_RANKS[source])
  return others.toSpliced(next === -1 ? others.length : next, 0, added)
}

type Resolved = {
  /** Null if all parts are empty. */
  value: Parts | null
  /** The source of each part that is stated. */
  found: Record<string, FieldSource>
}

/**
 * Returns the value of a field: the first statement, and the parts that it lacks from each later one
 * that means the same. So the order of imports between ranks never matters.
 */
export function resolveStatements(composite: Composite, statements: PartStatement[]): Resolved {
  const value: Parts = {}
  const found: Record<string, FieldSource> = {}
  for (const [index, { source, parts }] of statements.entries()) {
    if (index > 0 && !agreeOn(composite, value, parts)) continue
    for (const [part, stated] of Object.entries(parts)) {
      if (part in found) continue
      value[part] = stated
      found[part] = source
    }
  }
  const isEmpty = Object.values(value).every(isEmptyField)
  return { value: isEmpty ? null : { ...composite.empty, ...value }, found }
}

const agreeOn = ({ name, empty, agrees }: Composite, one: Parts, other: Parts): boolean =>
  agrees({ [name]: { ...empty, ...one } }, { [name]: { ...empty, ...other } })
