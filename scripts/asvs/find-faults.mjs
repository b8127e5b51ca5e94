/** @typedef {import('./read-rows.mjs').Row} Row */
/** @typedef {(path: string) => string | undefined} ReadFile returns undefined for a file that does not exist */

const STATUSES = ['pass', 'n-a', 'partly', 'fail']
/** Shorter ones explain nothing. */
const MIN_REASON_CHARS = 20
/** The start of evidence that names files. */
const FILE = /^\S*[./]\S+(?: > |; |$)/

/**
 * Returns the faults of the rows: requirements that are missing, unknown or repeated, evidence
 * that does not exist, and statuses without a reason.
 * @param {Row[]} rows
 * @param {{ ids: string[], readFile: ReadFile }} project
 */
export function findFaults(rows, { ids, readFile }) {
  return [
    ...ids.filter((id) => !rows.some((row) => row.id === id)).map((id) => `${id} is missing`),
    ...rows.flatMap((row, index) =>
      [
        ...(ids.includes(row.id) ? [] : ['is no requirement of level 1 or 2']),
        ...(rows.findIndex(({ id }) => id === row.id) < index ? ['is a second row'] : []),
        ...findFaultsOfRow(row, readFile),
      ].map((fault) => `line ${row.line}: ${row.id} ${fault}`),
    ),
  ]
}

/**
 * @param {Row} row
 * @param {ReadFile} readFile
 */
function findFaultsOfRow({ status, evidence }, readFile) {
  if (!STATUSES.includes(status)) return [`has the status ${status}; use ${STATUSES.join(', ')}`]
  const { files, reason } = divideEvidence(evidence)
  const faults = files.flatMap((file) => findFaultOfFile(file, readFile))
  if (status === 'pass' && files.length === 0) faults.push('names no test or file')
  if (status !== 'pass' && reason.length < MIN_REASON_CHARS) faults.push('has no reason')
  return faults
}

/**
 * Divides evidence into files, each with a title behind " > " if it names a test, and the reason behind
 * " | ". Evidence that does not start with a file is a reason.
 * @param {string} evidence
 */
export function divideEvidence(evidence) {
  const [first = '', reason = ''] = evidence.split(/ \| (.*)/, 2)
  if (!FILE.test(first)) return { files: [], reason: evidence }
  // A title may contain semicolons: only a path without spaces starts the next file.
  return { files: first.split(/; (?=\S*\.\S+(?: > |; |$))/), reason }
}

/**
 * @param {string} file
 * @param {ReadFile} readFile
 */
function findFaultOfFile(file, readFile) {
  const [path = '', title] = file.split(/ > (.*)/, 2)
  const text = readFile(path)
  if (text === undefined) return [`names ${path}, which does not exist`]
  if (title === undefined) return []
  const isFound = ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`))
  return isFound ? [] : [`names a test that ${path} does not contain: ${title}`]
}
