const MAX_SUBJECT_CHARACTERS = 72

const TYPES = [
  ...['feat', 'fix', 'perf', 'refactor', 'test', 'docs'],
  ...['build', 'ci', 'chore', 'style', 'revert'],
]

const CONVENTIONAL = /^([a-z]+)(?:\([a-z0-9][a-z0-9-]*\))?!?: (\S.*)$/

/** Subjects that git writes itself; they are rewritten or contain no change of their own. */
const GENERATED = /^(?:Merge |Revert "|(?:fixup|squash|amend)! )/

/**
 * True if git wrote the subject, as for a merge or `git commit --fixup`.
 * @param {string} subject
 */
export const isGenerated = (subject) => GENERATED.test(subject)

/**
 * Checks the first line of a commit message.
 * @param {string} subject
 * @returns one sentence per violation; empty if the subject is valid
 */
export function subjectProblems(subject) {
  const problems = []
  const characters = [...subject].length
  if (characters > MAX_SUBJECT_CHARACTERS) {
    problems.push(`The subject has ${characters} characters, at most ${MAX_SUBJECT_CHARACTERS}.`)
  }
  const [, type, summary] = CONVENTIONAL.exec(subject) ?? []
  if (!type || !summary)
    return [...problems, 'The subject must be "type(noun): summary" or "type: summary".']
  if (!TYPES.includes(type)) {
    problems.push(`"${type}" is not a commit type: use one of ${TYPES.join(', ')}.`)
  }
  if (summary.endsWith('.')) problems.push('The summary must not end with a period.')
  return problems
}
