/** @typedef {{ line: number, id: string, status: string, evidence: string }} Row */

const HEADER = 'req_id,status,evidence'
const ROW = /^(V[\d.]+),([\w-]+),(?:"((?:[^"]|"")*)"|([^",]*))$/

/**
 * Returns the rows of a file with the columns req_id, status and evidence.
 * @param {string} text
 * @returns {Row[]}
 * @throws Error with the line of a row that is not well-formed
 */
export function readRows(text) {
  const [header, ...lines] = text.trimEnd().split('\n')
  if (header !== HEADER) throw new Error(`Line 1 must be: ${HEADER}`)
  return lines.map((content, index) => {
    const [matched, id = '', status = '', quoted, plain = ''] = ROW.exec(content) ?? []
    if (matched === undefined) throw new Error(`Line ${index + 2} is no row: ${content}`)
    const evidence = (quoted?.replaceAll('""', '"') ?? plain).trim()
    return { line: index + 2, id, status, evidence }
  })
}
