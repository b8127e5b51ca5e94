import { constantRules, fileRules, nameRules, openingRules, proseRules } from './patterns.mjs'
import { partsOf } from './source-text.mjs'

/** @typedef {import('./source-text.mjs').Part} Part */
/** @typedef {{ line: number, matched: string, advice: string }} Finding */

const IGNORE = /lint-language-ignore(?<reason>: *\S)?/

/**
 * Finds wording that `patterns.mjs` rules out in comments, names of tests, declared names and the
 * name of the file. A comment `lint-language-ignore: <reason>` exempts the comment or the
 * declaration that it is part of, or that begins on the next line.
 * @param {string} path relative to the project
 * @param {string} source
 * @returns {Finding[]} in the order of lines
 */
export function languageFindings(path, source) {
  const parts = partsOf(path, source)
  const ignores = parts.flatMap(ignoresIn)
  const findings = [...fileNameFindings(path), ...parts.flatMap(partFindings)].filter(
    ({ part }) => !ignores.some((ignore) => exempts(ignore, part)),
  )
  return [...findings, ...ignores.flatMap(ignoreFindings)]
    .map(({ line, matched, advice }) => ({ line, matched, advice }))
    .sort((one, other) => one.line - other.line)
}

/** @typedef {{ line: number, hasReason: boolean, isUsed: boolean }} Ignore */

/**
 * @param {Part} part
 * @returns {Ignore[]}
 */
function ignoresIn(part) {
  if (part.kind !== 'comment') return []
  const match = IGNORE.exec(withoutCode(part.text))
  if (!match) return []
  const hasReason = match.groups?.reason !== undefined
  return [{ line: part.lineOf(match.index), hasReason, isUsed: false }]
}

/**
 * @param {Ignore} ignore
 * @param {Pick<Part, 'firstLine' | 'lastLine'>} part
 */
function exempts(ignore, { firstLine, lastLine }) {
  const { line } = ignore
  const isExempt = (line >= firstLine && line <= lastLine) || line + 1 === firstLine
  if (isExempt) ignore.isUsed = true
  return isExempt
}

/** @param {Ignore} ignore */
function ignoreFindings({ line, hasReason, isUsed }) {
  const matched = 'lint-language-ignore'
  if (!hasReason) return [{ line, matched, advice: 'Add the reason after a colon.' }]
  if (!isUsed) return [{ line, matched, advice: 'Nothing is exempt here: remove it.' }]
  return []
}

/** @param {string} path */
function fileNameFindings(path) {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const part = { firstLine: 1, lastLine: 1 }
  return matches(fileRules, name).map(({ advice }) => ({ line: 1, matched: name, advice, part }))
}

/** @param {Part} part */
function partFindings(part) {
  return matchesIn(part).map(({ matched, index, advice }) => ({
    line: part.lineOf(index),
    matched,
    advice,
    part,
  }))
}

/** @param {Part} part */
function matchesIn({ kind, text }) {
  if (kind === 'name') {
    return matches(/^[A-Z][A-Z0-9_]*$/.test(text) ? constantRules : nameRules, text)
  }
  const prose = withoutCode(text)
  return [...matches(proseRules, prose), ...openings(prose)]
}

/** @param {string} prose */
function openings(prose) {
  const tags = [...prose.matchAll(/@returns? /g)].map((tag) => tag.index + tag[0].length)
  return [0, ...tags].flatMap((start) =>
    matches(openingRules, prose.slice(start)).map((match) => ({
      ...match,
      index: match.index + start,
    })),
  )
}

/**
 * @param {readonly import('./patterns.mjs').Rule[]} rules
 * @param {string} text
 */
function matches(rules, text) {
  return rules.flatMap(([pattern, advice]) => {
    const match = pattern.exec(text)
    return match ? [{ index: match.index, matched: match[0], advice }] : []
  })
}

const CODE = /`[^`]*`|"[^"]{1,80}"|https?:\/\/\S+|@example.*?(?= @[a-z]|$)/g

/**
 * Blanks code, quotations and addresses without moving the rest.
 * @param {string} text
 */
function withoutCode(text) {
  return text.replace(CODE, (code) => '_'.repeat(code.length))
}
