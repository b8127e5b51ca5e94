import { z } from 'zod'

/** Controls, and marks that change the direction of all text after them. */
const REJECTED = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u2028-\\u202e'
const LINE_BREAKS = '\\u0009\\u000a\\u000d\\u0085'
const ISOLATES = /[\u2066-\u2069]/g
const POP_ISOLATE = '\u2069'
// Fillers are letters by name, and drawn as nothing.
const VISIBLE = /[^\p{Z}\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u

/**
 * One line of text for people: trimmed, in NFC, with a visible character, without control characters
 * and marks that turn around what follows, `min` to `max` characters.
 */
export const text = (min: number, max: number) =>
  textField({ min, max, rejected: REJECTED + LINE_BREAKS })

/** The same with line breaks, and possibly empty. */
export const lines = (min: number, max: number) => textField({ min, max, rejected: REJECTED })

type TextRule = { min: number; max: number; rejected: string }

function textField({ min, max, rejected }: TextRule) {
  // For the OpenAPI document, which cannot express trimming and NFC.
  const pattern = `^[^${rejected}]*$`
  // bounded-regex: a single character class.
  const allowed = new RegExp(pattern)
  return z
    .string()
    .max(max * 4)
    .refine(
      (value) => value.isWellFormed() && allowed.test(value) && isBalanced(value),
      'Must not contain control characters.',
    )
    .refine((value) => min === 0 || VISIBLE.test(value), 'Must contain a visible character.')
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max))
    .meta({ minLength: min, maxLength: max, pattern })
}

/** Whether each isolated part of a text with mixed directions ends within the text. */
function isBalanced(value: string): boolean {
  let depth = 0
  for (const [mark] of value.matchAll(ISOLATES)) {
    depth += mark === POP_ISOLATE ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}
